import { afterAll, beforeAll, expect, it } from 'vitest';
import { cases as arrayCases } from '../bigquery/expressions/array-cases.ts';
import { cases as castCases } from '../bigquery/expressions/cast-cases.ts';
import { cases as conditionCases } from '../bigquery/expressions/condition-cases.ts';
import { cases as dateCases } from '../bigquery/expressions/date-cases.ts';
import { cases as numberCases } from '../bigquery/expressions/number-cases.ts';
import { cases as textCases } from '../bigquery/expressions/text-cases.ts';
import type { Reference } from './reference/reference.ts';
import { cellsOf, startReference } from './reference/reference.ts';
import { fieldTypeName } from './reference/type-names.ts';
import type { Cell } from './reference/values.ts';
import { instantText } from './reference/values.ts';

/** What the local engine's own tests expect of it, and Google's says otherwise or not at all, with the reason. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  '1 = NULL': 'a literal NULL is refused; the local engine meets it only where a parameter is NULL',
  'ARRAY_CONCAT([1], NULL)': 'a literal NULL is refused; the local engine meets it only where a column is NULL',
  'ARRAY(SELECT AS STRUCT x AS k, x * 2 AS v FROM UNNEST([3, 1, 2]) AS x ORDER BY v)': 'no query of ours has records',
};

const EXPRESSIONS = [arrayCases, castCases, conditionCases, dateCases, numberCases, textCases]
  .flat()
  .map(([sql, expected, type = '']) => ({ sql, expected, type }))
  .filter(({ sql }) => !(sql in NOT_ASKED));

let reference: Reference;
beforeAll(async () => {
  reference = await startReference();
});
afterAll(() => reference.close());

it.each(EXPRESSIONS)("Google's engine gives what the local one is tested for: $sql", async (one) => {
  const answer = await reference.execute({ sql: `SELECT ${one.sql} AS v`, tables: [], parameters: {} });
  const [element = one.type, isList] = one.type.split('[');
  const type = fieldTypeName({ type: element, mode: isList === undefined ? 'NULLABLE' : 'REPEATED' });
  expect({ cell: cellsOf(answer)[0]?.[0], type: answer.columns[0]?.type }).toEqual({
    cell: expectedCell(one.expected, type),
    type,
  });
});

/** The wire's text in the words of the comparison. */
function expectedCell(expected: unknown, type: string): Cell {
  if (Array.isArray(expected)) return expected.map((each) => expectedCell(each, type.slice(6, -1)));
  if (expected === null) return null;
  if (type === 'TIMESTAMP') return instantText(BigInt(String(expected)));
  return type === 'BOOL' ? expected === 'true' : String(expected);
}
