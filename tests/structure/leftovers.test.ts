import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import { codeFiles, linesMatching, read, textFiles } from './tree.ts';

const written = textFiles.filter((path) => path !== 'package-lock.json');

test('every test runs', () => {
  expect(
    linesMatching(/\b(it|test|describe|suite)\.(skip|only|todo|fails|skipIf|runIf)\b/, codeFiles),
    'Mend or delete these tests: one that does not run proves nothing',
  ).toEqual([]);
});

test('nothing is left for later', () => {
  expect(
    linesMatching(/\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b|@ts-ignor[e]|@ts-nochec[k]/, written),
    'Do it now, or file an issue and leave no mark in the code',
  ).toEqual([]);
});

test('every suppression carries its reason', () => {
  const suppressions = linesMatching(/biome-ignor[e]|oxlint-disabl[e]|eslint-disabl[e]|@ts-expect-erro[r]/, codeFiles);
  const withReason = /biome-ignor[e][^:]*: \S+.*\s\S+|-- \S+|@ts-expect-erro[r] \S+/;
  expect(
    suppressions.filter((line) => !withReason.test(line)),
    'Say on the same line why the rule does not hold here',
  ).toEqual([]);
});

test('no file names a folder of somebody’s machine', () => {
  expect(
    linesMatching(/(^|[^A-Za-z0-9._-])\/(work|farm|root|home)\/[a-z.]/, written),
    'Make these paths relative to the repository',
  ).toEqual([]);
});

test('no file names the host packages come from', () => {
  expect(
    [
      ...linesMatching(/registry\.[a-z]+\.(org|com)|deb\.[a-z]+\.org/, written),
      ...linesMatching(/"resolved": "https?:/, ['package-lock.json']),
    ],
    'Leave the host to the machine: run `npm install --package-lock-only` with the .npmrc of this repository',
  ).toEqual([]);
});

test('nothing a tool leaves behind is under version control', () => {
  const places = ['node_modules', '.output', '.wxt', '.cache', '.stryker-tmp', 'coverage', 'reports'];
  const ignored = read('.gitignore').split('\n');
  expect(
    places.filter((place) => !ignored.includes(`${place}/`)),
    'Name these in .gitignore',
  ).toEqual([]);
  const { stdout } = spawnSync('git', ['ls-files', '--', ...places], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout.split('\n').filter(Boolean), 'Take these out with `git rm --cached`').toEqual([]);
});
