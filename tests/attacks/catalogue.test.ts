import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DEFENCES } from './defences.ts';
import { ALL_CASES } from './frame/catalogue.ts';
import { ROLLOUT } from './rollout.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const sources = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`${FOLDER}${name}`, 'utf8'));

/** Words in quotes: ids and defences stand in calls and in rows of tables alike. */
const words = new Set(
  sources.flatMap((text) => [...text.matchAll(/'([A-Za-z0-9-]+)'/gu)].map(([, word]) => word ?? '')),
);

test('every case of the threat model has a test, or is listed with the place that proves it', () => {
  expect(ALL_CASES.filter((id) => !words.has(id) && !Object.hasOwn(ROLLOUT, id))).toEqual([]);
});

test('every defence is still where its removal takes it from', () => {
  const removals = Object.entries(DEFENCES).flatMap(([defence, all]) =>
    all.map((removal) => ({ defence, ...removal })),
  );
  expect(removals.filter(({ file, find }) => !readFileSync(`${ROOT}${file}`, 'utf8').includes(find))).toEqual([]);
});

test('every defence that can be taken away is named by a case', () => {
  expect(Object.keys(DEFENCES).filter((defence) => !words.has(defence))).toEqual([]);
});
