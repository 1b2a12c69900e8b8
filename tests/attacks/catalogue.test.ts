import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DEFENCES } from './defences.ts';
import { ALL_CASES } from './frame/catalogue.ts';
import { PENDING, ROLLOUT } from './pending.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const sources = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${FOLDER}${name}`, 'utf8'));

/** Words in quotes: ids and defences stand in calls and in rows of tables alike. */
const words = new Set(
  sources.flatMap((text) => [...text.matchAll(/'([A-Za-z0-9-]+)'/gu)].map(([, word]) => word ?? '')),
);

test('every case of the threat model has a test, or is listed with the place that proves it', () => {
  const listed = [...Object.values(PENDING).flatMap(({ ids }) => ids), ...Object.keys(ROLLOUT)];
  expect(ALL_CASES.filter((id) => !words.has(id) && !listed.includes(id))).toEqual([]);
});

test('every defence that can be taken away is named by a case', () => {
  expect(Object.keys(DEFENCES).filter((defence) => !words.has(defence))).toEqual([]);
});

test('every case names a defence', () => {
  const without = sources.flatMap((text) => [...text.matchAll(/\{ defences: \[\][^}]*\}/gu)].map(([facts]) => facts));
  expect(without.filter((facts) => !Object.keys(PENDING).some((key) => facts.includes(`needs: '${key}'`)))).toEqual([]);
});
