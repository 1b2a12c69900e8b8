import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noticeClass } from '../../../api-worker/contract/blocks.ts';
import { judge } from '../../../api-worker/insights/judgement.ts';
import { CATALOGUE } from '../../../api-worker/insights/rules.ts';
import { alerts } from '../../../api-worker/prep-pack/sections/alerts.ts';
import { answer } from '../../sections/answer.ts';
import { settledOn } from '../settled-rows.ts';
import { firingOf } from './expiries.ts';
import type { Situation } from './situation.ts';

const VIEWS = join(import.meta.dirname, '../../../deploy/bigquery/views');

function noticesOf({ rows, context }: Situation) {
  const cards = Array.isArray(rows.alerts) ? answer(alerts, rows.alerts, context).blocks : [];
  return [
    ...cards.flatMap((block) => (block.kind === 'notices' ? block.notices : [])),
    ...judge(settledOn(rows, context), context, noticeClass.options).notices,
  ];
}

describe.each(CATALOGUE)('$id $title', ({ id, version, class: itsClass, thresholds, evidence }) => {
  const notice = () => {
    const found = noticesOf(firingOf(id)).find(({ rule }) => rule?.id === id);
    if (found === undefined) throw new Error(`${id} does not fire`);
    return found;
  };

  test('carries rule and version, what fired it, source and age, and until when it stands', () => {
    const { rule, reasons = [], source, ...rest } = notice();
    expect(rest.class).toBe(itsClass);
    expect(rule).toEqual({ id, version });
    expect(source).toMatchObject({ system: expect.stringMatching(/\w/u), asOfText: expect.stringMatching(/\w/u) });
    const labels = reasons.map(({ label }) => label);
    expect(labels.at(-1)).toBe('Stands until');
    expect(labels.filter((label) => label !== 'Stands until' && label !== 'Thresholds').length).toBeGreaterThan(0);
    expect(labels.includes('Thresholds')).toBe(thresholds.length > 0);
  });

  test('reads columns the worker may read', () => {
    const unknown = evidence.filter((path) => {
      const [view = '', column = ''] = path.split('.');
      const text = readFileSync(join(VIEWS, `${view}.sql`), 'utf8');
      return !new RegExp(`^\\s+(?:\\w+\\.)?${column},?$|\\bAS ${column}\\b`, 'mu').test(text);
    });
    expect(unknown).toEqual([]);
  });
});
