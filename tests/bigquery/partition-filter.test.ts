import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture } from './fixture.ts';
import { evaluate, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const today = { name: 'today', parameterType: { type: 'DATE' }, parameterValue: { value: '2026-11-18' } };
const BASE = 'SELECT COUNT(*) AS n FROM bcs.customer_kpis';
const VIEW = 'SELECT COUNT(*) AS n FROM prep_api.customer_kpis';

describe('a table that requires a partition filter', () => {
  it.each([
    [BASE],
    [`${BASE} WHERE customer_id = 'C1'`],
    [`${BASE} WHERE as_of_date IS NOT NULL`],
    [`${BASE} WHERE as_of_date >= '2026-01-01' OR customer_id = 'C1'`],
    [`${BASE} AS k WHERE k.as_of_date = (SELECT MAX(kpi_date) FROM prep_api.customer_kpis WHERE kpi_date > @today)`],
    [`${BASE} AS k JOIN bcs.customers AS c ON k.as_of_date = DATE(c.as_of)`],
    [`${BASE} AS k LEFT JOIN bcs.customers AS c ON k.as_of_date > @today`],
    [VIEW],
    [`${VIEW} WHERE value_num > 1`],
    ['SELECT n FROM (SELECT COUNT(*) AS n FROM prep_api.customer_kpis) AS q WHERE n > 0'],
  ])('refuses %s', async (sql) => {
    const answer = await evaluate(fixture, sql, [today]);
    expect(answer.status).toBe(400);
    expect(answer.error?.errors[0]?.reason).toBe('invalidQuery');
    expect(answer.error?.message).toMatch(
      /Cannot query over table 'bank-test\.bcs\.customer_kpis' without a filter over column\(s\) 'as_of_date'/,
    );
  });

  it.each([
    [`${BASE} WHERE as_of_date > '2026-01-01'`, '3'],
    [`${BASE} WHERE @today > as_of_date AND customer_id = 'C1'`, '2'],
    [`${BASE} WHERE (as_of_date BETWEEN DATE_SUB(@today, INTERVAL 3 DAY) AND @today)`, '2'],
    [`${BASE} WHERE as_of_date IN ('2026-10-31')`, '1'],
    [`${BASE} AS k JOIN bcs.customers AS c ON c.customer_id = k.customer_id AND k.as_of_date <= @today`, '3'],
    [
      `SELECT COUNT(k.as_of_date) AS n FROM bcs.customers AS c LEFT JOIN bcs.customer_kpis AS k ON k.as_of_date = '2026-10-31' AND k.customer_id = c.customer_id`,
      '1',
    ],
    [`${VIEW} WHERE kpi_date > '2026-01-01'`, '3'],
    [
      `WITH k AS (SELECT * FROM prep_api.customer_kpis AS v WHERE v.kpi_date < @today) SELECT COUNT(*) AS n FROM k`,
      '3',
    ],
  ])('answers %s', async (sql, expected) => {
    const answer = await evaluate(fixture, sql, [today]);
    expect(answer.error).toBeUndefined();
    expect(answer.rows?.[0]?.f[0]?.v).toBe(expected);
  });
});
