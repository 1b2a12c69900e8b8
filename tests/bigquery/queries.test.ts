import { BigQuery } from '@google-cloud/bigquery';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture } from './fixture.ts';
import { evaluate, PROJECT, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const defaultDataset = { datasetId: 'prep_api', projectId: PROJECT };

describe('the official client reads typed rows', () => {
  it('binds every parameter type the product uses', async () => {
    const [rows] = await fixture.client.query({
      query: `SELECT @s AS s, @i + 1 AS i, @f AS f, @n AS n, @b AS b, DATE_ADD(@d, INTERVAL 1 DAY) AS d,
        TIMESTAMP_ADD(@t, INTERVAL 1 HOUR) AS t, @ss AS ss, ARRAY_LENGTH(@ds) AS ds, @nothing IS NULL AS nothing`,
      params: {
        s: "it's",
        i: 41,
        f: 1.5,
        n: '12.5',
        b: true,
        d: BigQuery.date('2026-11-17'),
        t: BigQuery.timestamp('2026-11-18T10:45:00Z'),
        ss: ['a', 'b'],
        ds: [BigQuery.date('2026-11-17')],
        nothing: null,
      },
      types: {
        s: 'STRING',
        i: 'INT64',
        f: 'FLOAT64',
        n: 'NUMERIC',
        b: 'BOOL',
        d: 'DATE',
        t: 'TIMESTAMP',
        ss: ['STRING'],
        ds: ['DATE'],
        nothing: 'DATE',
      },
    });
    expect(JSON.parse(JSON.stringify(rows[0]))).toEqual({
      s: "it's",
      i: 42,
      f: 1.5,
      n: '12.5',
      b: true,
      d: { value: '2026-11-18' },
      t: { value: '2026-11-18T11:45:00.000Z' },
      ss: ['a', 'b'],
      ds: 1,
      nothing: true,
    });
  });

  it('resolves bare, dataset and full names of tables', async () => {
    for (const name of [
      'customers',
      '`customers`',
      '`prep_api.customers`',
      `\`${PROJECT}.prep_api.customers\``,
      'prep_api.customers',
    ]) {
      const [rows] = await fixture.client.query({ query: `SELECT COUNT(*) AS n FROM ${name}`, defaultDataset });
      expect(rows).toEqual([{ n: 3 }]);
    }
  });

  it('finds the rows of an array parameter, and none for an empty one', async () => {
    const query = 'SELECT customer_id FROM customers WHERE customer_id IN UNNEST(@ids) ORDER BY customer_id';
    const types = { ids: ['STRING'] };
    const [some] = await fixture.client.query({ query, defaultDataset, params: { ids: ['C3', 'C1', 'X'] }, types });
    expect(some).toEqual([{ customer_id: 'C1' }, { customer_id: 'C3' }]);
    const [none] = await fixture.client.query({ query, defaultDataset, params: { ids: [] }, types });
    expect(none).toEqual([]);
  });

  it('never takes a parameter value for SQL', async () => {
    const value = `x' OR '1'='1 "@table:0" "@parameter:id"`;
    const [rows] = await fixture.client.query({
      query: 'SELECT @id AS id, COUNT(*) AS n FROM customers WHERE customer_id = @id',
      defaultDataset,
      params: { id: value },
    });
    expect(rows).toEqual([{ id: value, n: 0 }]);
  });

  it('writes a NULL array as an empty one and keeps microseconds', async () => {
    const answer = await evaluate(fixture, 'SELECT tags, as_of FROM bcs.customers ORDER BY customer_id');
    expect(answer.rows?.map((row) => row.f.map((cell) => cell.v))).toEqual([
      [[{ v: 'a' }, { v: 'b' }], '1794998700123456'],
      [[], '1794873600000000'],
      [[], null],
    ]);
  });

  it.each([
    [{ useInt64Timestamp: true }, '1794998700123456'],
    [{ useInt64Timestamp: false }, '1794998700.123456'],
    [{ timestampOutputFormat: 'ISO8601_STRING' }, '2026-11-18T10:45:00.123456Z'],
  ])('writes timestamps as %j asks', async (formatOptions, expected) => {
    const query = "SELECT as_of FROM bcs.customers WHERE customer_id = 'C1'";
    const { body } = await fixture.post('/queries', { query, useLegacySql: false, formatOptions });
    expect(body).toMatchObject({ rows: [{ f: [{ v: expected }] }] });
  });

  it.each([
    ['INT64', 'x'],
    ['DATE', '18 November'],
    ['BOOL', 'maybe'],
  ])('refuses an unreadable %s parameter', async (type, value) => {
    const parameter = { name: 'p', parameterType: { type }, parameterValue: { value } };
    expect((await evaluate(fixture, '@p', [parameter])).error?.errors[0]?.reason).toBe('invalid');
  });
});
