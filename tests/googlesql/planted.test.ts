import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import { readTranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Asked } from './bank/local-engine.ts';
import type { Bench } from './bench.ts';
import { openBench } from './bench.ts';
import { Tally } from './comparison/tally.ts';
import { fileOf } from './questions/product-sql.ts';
import { askAbout } from './questions/scenario-packs.ts';

interface Fault {
  title: string;
  query: string;
  /** What the translator writes, and what it would write with the fault. */
  right: string;
  wrong: string;
  customer: string;
  /** A column whose cells must be found to differ. */
  column: string;
}

const FAULTS: Fault[] = [
  {
    title: 'NULL sorted last instead of first',
    ...{ query: 'complaints', customer: 'at-the-limits', column: 'complaint_ref' },
    ...{ right: 'NULLS FIRST', wrong: 'NULLS LAST' },
  },
  {
    title: 'days counted in weeks',
    ...{ query: 'transactions', customer: 'healthy-grower', column: 'count_30d' },
    ...{ right: "date_diff('day',", wrong: "date_diff('week'," },
  },
  {
    title: 'a NULL condition counted as true',
    ...{ query: 'subject', customer: 'at-the-limits', column: 'is_visible' },
    ...{ right: '', wrong: '' },
  },
];

let bench: Bench | undefined;
afterEach(() => bench?.close());

describe('a fault of the translator is found', () => {
  it.each(FAULTS)('$title, in $query', async ({ query, right, wrong, customer, column }) => {
    bench = await openBench(await planted(query, right, wrong));
    const tally = new Tally();
    const asked: Asked[] = [];
    const found = bench.customers.find(({ key }) => key === customer);
    if (found === undefined) throw new Error(`Nobody is called ${customer}`);
    await askAbout(found, bench.local.recording(asked));
    for (const question of asked) tally.add(customer, question, await bench.answerOfReference(question));
    const places = tally.differences.map(({ file, place }) => `${file}, ${place.replace(/^row \d+, /u, '')}`);
    expect(places).toContain(`${fileOf(query)}, ${column}`);
    expect([...new Set(tally.differences.map(({ file }) => file))]).toEqual([fileOf(query)]);
  });
});

/** The committed translations with one query's altered. */
async function planted(query: string, right: string, wrong: string): Promise<TranslationFile> {
  const { version, translations } = await readTranslationFile(join(ROOT, 'mocks/bigquery/translations.json'));
  const [key, translation] = Object.entries(translations).find(([, { source }]) => source === fileOf(query)) ?? [];
  if (key === undefined || !translation?.template.includes(right)) throw new Error(`${query} does not say ${right}`);
  const template = translation.template.replaceAll(right, wrong);
  return { version, translations: { ...translations, [key]: { ...translation, template } } };
}
