import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../api-worker/insights/rules.ts';
import { EXPIRIES } from './expiries.ts';
import { said } from './situation.ts';

const RULE_IDS = CATALOGUE.map(({ id }) => id);

test('every rule of the catalogue has its row, and no other', () => {
  expect(RULE_IDS).toHaveLength(24);
  expect(Object.keys(EXPIRIES).toSorted()).toEqual(RULE_IDS);
});

describe.each(Object.entries(EXPIRIES))('%s', (id, [standing, over]) => {
  const speaks = (lines: string[]) => lines.some((line) => line.startsWith(id));

  test('stands to its last moment and is silent after it', () => {
    expect([speaks(said(standing)), speaks(said(over))]).toEqual([true, false]);
  });
});
