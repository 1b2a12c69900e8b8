import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/run-program.mjs';
import { exists, files, read } from '../structure/tree.ts';
import type { NamedDocument } from './documents.ts';
import { documentOf, documents } from './documents.ts';
import { ownLinks } from './links.ts';

/** A file, or a folder, that holds a test. */
function holdsTest(path: string): boolean {
  if (!exists(path)) return false;
  const full = join(ROOT, path);
  if (statSync(full).isDirectory()) return readdirSync(full).some((name) => holdsTest(`${path}/${name}`));
  return /\.test\.tsx?$/u.test(path) && /^\s*(?:test|it|attack|describe)(?:\.each\(|\()/mu.test(read(path));
}

const isTest = (file: string) => file.startsWith('tests/');

/** Links to tests that are none. */
const hollow = (document: NamedDocument) =>
  ownLinks(document)
    .filter(({ file }) => isTest(file) && !file.endsWith('.md') && !holdsTest(file))
    .map(({ file, line }) => `${document.path}:${line} ${file}`);

/** The tables of a document, each as its rows of cells. */
const tablesOf = ({ text }: NamedDocument) =>
  text
    .split(/\n(?!\|)/u)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter(([head, , ...rows]) => head !== undefined && rows.length > 0)
    .map((lines) => lines.map((line) => line.split('|').map((cell) => cell.trim())));

/** Rows of the tables with a column of proofs, without one. */
const unproven = (document: NamedDocument): string[] =>
  tablesOf(document).flatMap(([head = [], _rule, ...rows]) => {
    const column = head.indexOf('Proof');
    const isProven = (cell = '') => ownLinks(documentOf(document.path, cell)).some(({ file }) => holdsTest(file));
    return column < 0 ? [] : rows.filter((cells) => !isProven(cells[column])).map(([, first = '']) => first);
  });

const byPath = (path: string): NamedDocument => {
  const found = documents.find((document) => document.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
};
const privacy = byPath('docs/privacy.md');

test('every test a document links is one', () => {
  expect(documents.flatMap(hollow)).toEqual([]);
});

test('every row of the privacy pack that promises something links a test', () => {
  expect(tablesOf(privacy).filter(([head]) => head?.includes('Proof'))).toHaveLength(3);
  expect(unproven(privacy)).toEqual([]);
});

test('the inventory names every view the worker may read', () => {
  const views = files.filter((path) => path.startsWith('deploy/bigquery/views/')).map((path) => basename(path, '.sql'));
  const named = new Set(privacy.quoted.map(({ word }) => word));
  expect(views.filter((view) => !named.has(view))).toEqual([]);
});

test('every permission has its justification for the stores, and no other has', () => {
  const [, answers = ''] = privacy.text.split('**Permission justifications.**');
  const justified = [...answers.matchAll(/^- `(\w+)`:/gmu)].map(([, name]) => name);
  const asked = [...byPath('docs/permissions.md').text.matchAll(/^\| `(\w+)` /gmu)].map(([, name]) => name);
  expect(justified.toSorted()).toEqual(asked.toSorted());
});

describe('every runbook', () => {
  test.each(documents.filter(({ path }) => path.startsWith('docs/runbooks/')))(
    '$path says which tests exercise it',
    (document) => {
      const line = document.text.split('\n').find((text) => text.startsWith('Exercised by: ')) ?? '';
      const linked = ownLinks(documentOf(document.path, line));
      expect(linked.length).toBeGreaterThan(1);
      expect(linked.filter(({ file }) => !holdsTest(file))).toEqual([]);
    },
  );
});

test('a link to a file without a test, and a row without a proof, are named', () => {
  const text = '| A | Proof |\n| - | ----- |\n| 1 | [x](../tests/structure/tree.ts) |\n| 2 | none |\n';
  const bad = documentOf('docs/bad.md', text);
  expect(hollow(bad)).toEqual(['docs/bad.md:3 tests/structure/tree.ts']);
  expect(unproven(bad)).toEqual(['1', '2']);
});
