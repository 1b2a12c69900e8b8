import { expect, test } from 'vitest';
import { readOptions } from '../../../scripts/bigquery/options.ts';
import { readQueries } from '../../../scripts/bigquery/queries.ts';

test("the worker's own settings name the warehouse, and the command line overrules them", () => {
  const environment = { BIGQUERY_PROJECT: 'bank', BIGQUERY_DATASET: 'prep', BIGQUERY_LOCATION: 'EU' };
  expect(readOptions(['--location', 'asia-east2'], environment)).toMatchObject({
    project: 'bank',
    api: 'prep',
    base: 'bcs',
    location: 'asia-east2',
  });
});

test('what is missing or wrong is named', () => {
  expect(() => readOptions(['--worker-account', 'worker@bank.example'], {})).toThrow(
    /^--project: missing: --project <.*, or BIGQUERY_PROJECT\n--location: missing: --location <.*, or BIGQUERY_LOCATION$/u,
  );
  expect(() => readOptions(['--project', '', '--location', 'EU'], {})).toThrow(/^--project: missing/u);
  expect(() => readOptions(['--local', '--base', 'b;DROP'], {})).toThrow('--base: letters');
  expect(() => readOptions(['--force'], {})).toThrow(/force/u);
});

test('every parameter of every query has a type', () => {
  expect(readQueries().length).toBeGreaterThanOrEqual(15);
});
