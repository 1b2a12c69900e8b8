import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'api-worker/prep-pack/sections');
const VIEWS = readdirSync(join(ROOT, 'deploy/bigquery/views')).map((name) => name.replace(/\.sql$/u, ''));
const QUERIES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);
const withoutComments = (sql: string) => sql.replaceAll(/--.*$/gmu, '');

test('every queried section has its own query', () => {
  expect(QUERIES.map(([name]) => name.replace(/\.sql$/u, '')).sort()).toEqual(
    SECTIONS.map(({ queryName }) => queryName).sort(),
  );
});

describe.each(QUERIES)('%s', (_, text) => {
  const sql = withoutComments(text);

  test('begins with the question it answers', () => {
    expect(text).toMatch(/^-- [A-Z].*\?\n/u);
  });

  test('reads the subject from a row, never from the parameter', () => {
    expect(sql).toContain('AS subject_customer_id');
    expect(sql).not.toMatch(/@customer_id\s+AS\b/u);
    // The parameter only ever filters a column of a table.
    const uses = [...sql.matchAll(/(\S+) = @customer_id|@customer_id/gu)].map(([use]) => use);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((use) => !/^\w+\.\w*customer_id = @customer_id$/u.test(use))).toEqual([]);
  });

  test('selects no free text nobody reviews', () => {
    expect(sql).not.toMatch(/\bnote_summary\b|\bsummary\b|\broot_cause\b/u);
  });

  test('reads authorised views only, by their bare names', () => {
    const tables = [...sql.matchAll(/`([^`]+)`/gu)].map(([, name]) => name ?? '');
    expect(tables.filter((name) => !VIEWS.includes(name))).toEqual([]);
    expect(tables).not.toContain('inhibit_data');
  });

  test('asks the database neither for the time nor for its day', () => {
    expect(sql).not.toMatch(/CURRENT_|SESSION_USER|RAND\(|\bPIVOT\b|SELECT \*|\.\*/u);
  });

  test('has a total order', () => {
    expect(
      sql
        .trim()
        .split('\n')
        .findLast((line) => line.startsWith('ORDER BY')),
    ).toBeDefined();
  });

  test('uses only the functions the local engine was held against', () => {
    expect(sql).not.toMatch(/\bCONCAT\(|\[OFFSET\(|\[ORDINAL\(|STRING_AGG\([^,)]*\)|\bAVG\(| \/ /u);
  });
});
