import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Mutant } from '../mutation/verdict.ts';
import { judge, scoreOf } from '../mutation/verdict.ts';

/** `const ROUND = 7;` stands on this line of this file, and is what the mutants below change. */
const ROUND = 7;
const FILE = 'tests/scripts/mutation-verdict.test.ts';
const LINE = 8;

const mutant = (status: string, change: Partial<Mutant> = {}): Mutant => ({
  fileName: join(ROOT, FILE),
  mutatorName: 'Literal',
  replacement: '8',
  status,
  location: { start: { line: LINE, column: 15 }, end: { line: LINE, column: 16 } },
  ...change,
});
const known = { file: FILE, original: String(ROUND), replacement: '8', reason: 'as good as seven' };

test('what is killed or never ends is detected, what survives or is not reached is not', () => {
  const verdict = judge(
    ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'RuntimeError'].map((each) => mutant(each)),
    [],
  );
  expect(verdict).toMatchObject({ detected: 2, timedOut: [{ line: LINE }] });
  expect(verdict.survivors).toHaveLength(2);
  expect(verdict.survivors[0]).toMatchObject({ file: FILE, line: LINE, original: '7', replacement: '8' });
  expect(scoreOf(verdict)).toBe(50);
});

test('a survivor on the list counts as ignored, under its reason, as does what was never made', () => {
  const verdict = judge([mutant('Survived'), mutant('Ignored', { statusReason: 'no promise' })], [known]);
  expect(verdict.ignored.map(({ reason }) => reason)).toEqual(['no promise', 'as good as seven']);
  expect([verdict.survivors, verdict.outdated]).toEqual([[], []]);
});

test('an entry for another line, another text or another file excuses nothing', () => {
  for (const other of [
    { source: 'const ROUND = 6;' },
    { original: '6' },
    { replacement: '9' },
    { file: 'elsewhere.ts' },
  ]) {
    expect(judge([mutant('Survived')], [{ ...known, ...other }]).survivors).toHaveLength(1);
  }
  expect(judge([mutant('Survived')], [{ ...known, source: 'const ROUND = 7;' }]).survivors).toEqual([]);
});

test('an entry whose mutant is noticed after all is outdated; one of a file that was not changed is not', () => {
  const elsewhere = { ...known, file: 'elsewhere.ts' };
  expect(judge([mutant('Killed')], [known, elsewhere]).outdated).toEqual([known]);
});

test('nothing judged is no score', () => {
  expect(scoreOf(judge([], []))).toBe(0);
});
