import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases as arrayCases } from './expressions/array-cases.ts';
import { cases as castCases } from './expressions/cast-cases.ts';
import { cases as conditionCases } from './expressions/condition-cases.ts';
import { cases as dateCases } from './expressions/date-cases.ts';
import type { ExpressionCase } from './expressions/expression-case.ts';
import { cases as numberCases } from './expressions/number-cases.ts';
import { cases as queryCases } from './expressions/query-cases.ts';
import { cases as textCases } from './expressions/text-cases.ts';
import type { Fixture } from './fixture.ts';
import { evaluate, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const EXPRESSIONS: ExpressionCase[] = [
  ...arrayCases,
  ...castCases,
  ...conditionCases,
  ...dateCases,
  ...numberCases,
  ...textCases,
];

describe('an expression has the value and type BigQuery gives it', () => {
  it.each(EXPRESSIONS.map(([sql, expected, type]) => ({ sql, expected, type })))('$sql', async (one) => {
    const { sql, expected, type } = one;
    const answer = await evaluate(fixture, sql);
    expect(answer.error).toBeUndefined();
    expect(plain(answer.rows?.[0]?.f[0])).toEqual(expected);
    const [field] = answer.schema?.fields ?? [];
    expect(`${field?.type}${field?.mode === 'REPEATED' ? '[]' : ''}`).toBe(type);
  });
});

describe('a query has the rows BigQuery gives it', () => {
  it.each(queryCases.map(([sql, expected]) => ({ sql, expected })))('$sql', async ({ sql, expected }) => {
    const answer = await evaluate(fixture, sql);
    expect(answer.error).toBeUndefined();
    expect(answer.rows?.map((row) => row.f.map(plain))).toEqual(expected);
  });
});

/** The wire's cells without their `v` and `f` wrappers. */
function plain(cell: unknown): unknown {
  const value = isRecord(cell) && 'v' in cell ? cell.v : cell;
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return isRecord(value) && Array.isArray(value.f) ? value.f.map(plain) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
