import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture } from './fixture.ts';
import { evaluate, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const UNSUPPORTED = [
  ['CURRENT_DATE()', 'CURRENT_DATE'],
  ['CURRENT_DATE', 'CURRENT_DATE'],
  ['CURRENT_TIMESTAMP()', 'CURRENT_TIMESTAMP'],
  ['SESSION_USER()', 'SESSION_USER'],
  ['RAND()', 'RAND'],
  ['GENERATE_UUID()', 'GENERATE_UUID'],
  ['TO_JSON_STRING(1)', 'TO_JSON_STRING'],
  ["JSON_VALUE('{}', '$.a')", 'JSON VALUE'],
  ["FORMAT('%d', 1)", 'FORMAT'],
  ["FARM_FINGERPRINT('a')", 'FARM_FINGERPRINT'],
  ["SAFE.SUBSTR('a', 1)", 'SAFE.SUBSTR'],
  ["FORMAT_DATE('%e', DATE '2025-02-03')", 'FORMAT_DATE %e'],
  ["FORMAT_DATE('%Q', DATE '2025-02-03')", 'FORMAT_DATE %Q'],
  ["TIMESTAMP_ADD(TIMESTAMP '2025-01-01', INTERVAL 1 MONTH)", 'INTERVAL … MONTH'],
  ["DATE_TRUNC(DATE '2025-01-01', HOUR)", 'DATE_TRUNC with HOUR'],
  ['CAST(1 AS NUMERIC(10, 2))', 'NUMERIC with a length'],
  ["CAST('2025' AS DATE FORMAT 'YYYY')", 'CAST with format'],
  ["'\\u4e2d'", 'string escape'],
  ["'''a'''", 'string literals'],
  ["b'hi'", 'BYTES'],
  ['NOT NULL', 'NOT NULL'],
  ['SELECT 1; SELECT 2', 'more than one statement'],
  ["SELECT STRING_AGG(x, ',' LIMIT 1) FROM UNNEST(['a']) AS x", 'STRING_AGG with limit'],
  ['SELECT APPROX_QUANTILES(x, 2) FROM UNNEST([1]) AS x', 'AGGREGATE FUNCTION'],
  ['SELECT x FROM UNNEST([1]) AS x TABLESAMPLE SYSTEM (10 PERCENT)', 'TABLE_SAMPLE'],
  ["SELECT * FROM bcs.customers PIVOT(COUNT(*) FOR customer_id IN ('C1'))", 'PIVOT'],
  ['SELECT legal_name FROM bcs.customers GROUP BY ROLLUP(legal_name)', 'ROLLUP'],
  ['SELECT legal_name FROM bcs.customers GROUP BY ALL', 'GROUP BY with all'],
  ['SELECT legal_name FROM `bcs.custom*`', 'table name'],
  ['SELECT table_name FROM bcs.INFORMATION_SCHEMA.TABLES', 'INFORMATION_SCHEMA'],
  ['SELECT a FROM UNNEST([STRUCT(1 AS a)])', 'UNNEST without an alias'],
  ['DELETE FROM bcs.customers WHERE TRUE', 'as a statement'],
];

describe('a construct outside the allow-list is refused by name', () => {
  it.each(UNSUPPORTED)('%s', async (sql, construct) => {
    const answer = await evaluate(fixture, sql);
    expect(answer.status).toBe(501);
    expect(answer.error?.errors[0]?.reason).toBe('notImplemented');
    expect(answer.error?.message).toMatch(/^Local engine does not support: /);
    expect(answer.error?.message).toContain(construct);
  });
});

const INVALID = [
  ["CAST('1.5' AS INT64)", 'Bad int64 value'],
  ["CAST('yes' AS BOOL)", 'Bad bool value'],
  ['1 / 0', 'division by zero'],
  ['DIV(1, 0)', 'division by zero'],
  ['MOD(5, 0)', 'division by zero'],
  ["SUBSTR('abc', 2, -1)", 'cannot be negative'],
  ['[1][OFFSET(5)]', 'out of bounds'],
  ['[1][ORDINAL(0)]', 'out of bounds'],
  ["'a\\%c'", 'Illegal escape sequence'],
  ['SELECT ARRAY_AGG(x ORDER BY x) AS xs FROM UNNEST([3, NULL]) AS x', 'null element'],
  ['SELECT 1 UNION SELECT 2', 'ALL or keyword DISTINCT'],
  ['SELECT 1 AS at', 'Unexpected keyword AT'],
  ['SELECT 1 LIMIT 1 + 1', 'LIMIT takes'],
  ['SELECT FROM bcs.customers WHERE', 'Syntax error'],
  ['SELECT nope FROM bcs.customers', 'Unrecognized name: nope'],
  ['SELECT c.nope FROM bcs.customers AS c', 'Unrecognized name: nope'],
  ['SELECT 1 + 1 AS a, a + 1 AS b', 'Unrecognized name: a'],
  ["SELECT 'x' AS kind FROM bcs.customers WHERE kind = 'x'", 'Unrecognized name: kind'],
  ['SELECT 1 AS a, 2 AS a', 'Duplicate column names'],
  ['SELECT @missing AS a', "Query parameter 'missing' not found"],
  ['SELECT legal_name FROM bcs.customers JOIN bcs.customer_kpis', 'ON or USING'],
];

describe('what BigQuery itself would refuse is a 400 that says why', () => {
  it.each(INVALID)('%s', async (sql, message) => {
    const answer = await evaluate(fixture, sql);
    expect(answer.status).toBe(400);
    expect(answer.error?.errors[0]?.reason).toBe('invalidQuery');
    expect(answer.error?.message).toContain(message);
  });
});

it('a scalar parameter in UNNEST is a 400', async () => {
  const parameter = { name: 'p', parameterType: { type: 'STRING' }, parameterValue: { value: 'x' } };
  expect((await evaluate(fixture, "'x' IN UNNEST(@p)", [parameter])).error?.message).toContain('must be arrays');
});

describe('a request the engine cannot serve', () => {
  it.each([
    ['legacy SQL', { query: 'SELECT 1' }, 400, 'invalid'],
    ['no query', { useLegacySql: false }, 400, 'invalid'],
    [
      'positional parameters',
      { query: 'SELECT 1', useLegacySql: false, parameterMode: 'POSITIONAL' },
      501,
      'notImplemented',
    ],
    ['a bare table without default dataset', { query: 'SELECT 1 FROM customers', useLegacySql: false }, 400, 'invalid'],
    ['a missing table', { query: 'SELECT 1 FROM bcs.nope', useLegacySql: false }, 404, 'notFound'],
    ['a missing dataset', { query: 'SELECT 1 FROM nope.nope', useLegacySql: false }, 404, 'notFound'],
  ])('%s is answered with its reason', async (_what, body, status, reason) => {
    const answer = await fixture.post('/queries', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code: status, errors: [{ reason }] } });
  });

  it('an unknown method is a 404 and the engine lives on', async () => {
    expect((await fixture.post('/nonsense', {})).status).toBe(404);
    expect((await evaluate(fixture, '1')).status).toBe(200);
  });
});
