import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { caseSources } from './defences/naming.ts';
import { DEFENCES } from './defences.ts';
import { ALL_CASES } from './frame/catalogue.ts';
import { ROLLOUT } from './rollout.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Words in quotes: ids and defences stand in calls and in rows of tables alike. */
function wordsOf(folders: string[]): Set<string> {
  const texts = caseSources(folders).map(({ text }) => text);
  return new Set(texts.flatMap((text) => [...text.matchAll(/'([A-Za-z0-9-]+)'/gu)].map(([, word]) => word ?? '')));
}
const words = wordsOf(['attacks']);
const rolloutWords = wordsOf(['policy']);

test('every case of the threat model has a test, or is listed as one a rollout shows', () => {
  expect(ALL_CASES.filter((id) => !words.has(id) && !Object.hasOwn(ROLLOUT, id))).toEqual([]);
});

test('every case listed as one a rollout shows has a test there, and no other has', () => {
  expect(ALL_CASES.filter((id) => rolloutWords.has(id))).toEqual(ALL_CASES.filter((id) => Object.hasOwn(ROLLOUT, id)));
});

test('every defence is still where its removal takes it from', () => {
  const removals = Object.entries(DEFENCES).flatMap(([defence, all]) =>
    all.map((removal) => ({ defence, ...removal })),
  );
  expect(removals.filter(({ file, find }) => !readFileSync(`${ROOT}${file}`, 'utf8').includes(find))).toEqual([]);
});

test('every defence that can be taken away is named by a case', () => {
  expect(Object.keys(DEFENCES).filter((defence) => !words.has(defence) && !rolloutWords.has(defence))).toEqual([]);
});
