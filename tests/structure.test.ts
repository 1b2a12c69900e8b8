import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { codeFiles, exists, files, read, topLevel } from './structure/tree.ts';

const AGREED = [
  'package.json',
  'wxt.config.ts',
  'entrypoints',
  'components',
  'api-worker',
  'mocks',
  'tests',
  'README.md',
];

const BESIDE_THEM = [
  '.ci',
  '.dependency-cruiser.mjs',
  '.dockerignore',
  '.editorconfig',
  '.env.example',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'SECURITY.md',
  'biome.json',
  'deploy',
  'docs',
  'knip.json',
  'package-lock.json',
  'scripts',
  'tsconfig.base.json',
  'tsconfig.browser.json',
  'tsconfig.json',
  'tsconfig.tests.json',
  'tsconfig.worker.json',
  'vitest.config.ts',
];

const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const NAMED_BY_CONVENTION = /^(README|CONTRIBUTING|CHANGELOG|SECURITY)\.md$|^(LICENSE|Dockerfile)$/;
/** The warehouse names its tables and views in snake_case, and the files that define them carry those names. */
const WAREHOUSE_OBJECTS = /^deploy\/bigquery\/.*\/[a-z0-9_]+\.(sql|json)$/;
/** Written by a command, under the names Windows and the browsers know. */
const POLICY_FILES = /^deploy\/policy\//;

const VAGUE_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'types']);

test('the top level is the one agreed with the client', () => {
  expect
    .soft(
      AGREED.filter((name) => !exists(name)),
      'The client agreed to these at the top level: bring them back',
    )
    .toEqual([]);
  expect
    .soft(
      topLevel.filter((name) => !AGREED.includes(name) && !BESIDE_THEM.includes(name)),
      'Only what was agreed, root documents and configuration files lie at the top level: move these into a folder',
    )
    .toEqual([]);
});

test('files and folders are named in kebab-case', () => {
  const isWellNamed = (path: string) =>
    WAREHOUSE_OBJECTS.test(path) ||
    POLICY_FILES.test(path) ||
    path.split('/').every((part) => KEBAB_CASE.test(part) || NAMED_BY_CONVENTION.test(part));
  expect(
    files.filter((path) => !isWellNamed(path)),
    'Rename these in kebab-case',
  ).toEqual([]);
});

test('a file is named after one noun of the field', () => {
  const isVague = (path: string) =>
    VAGUE_NAMES.has(basename(path).split('.')[0] ?? '') ||
    dirname(path)
      .split('/')
      .some((folder) => VAGUE_NAMES.has(folder));
  expect(
    codeFiles.filter(isVague),
    'Rename these after what they answer: such a name collects what belongs elsewhere',
  ).toEqual([]);
});

test('no file is longer than 200 lines', () => {
  const tooLong = codeFiles
    .map((path) => `${path} ${read(path).split('\n').length - 1}`)
    .filter((row) => Number(row.split(' ').at(-1)) > 200);
  expect(tooLong, 'A second noun is hiding in each of these: give it a file of its own').toEqual([]);
});
