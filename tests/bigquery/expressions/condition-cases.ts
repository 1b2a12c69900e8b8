import type { ExpressionCase } from './expression-case.ts';

export const cases: readonly ExpressionCase[] = [
  ['GREATEST(1, NULL, 3)', null, 'INTEGER'],
  ['LEAST(3, 1, 2)', '1', 'INTEGER'],
  ['IF(NULL, 1, 2)', '2', 'INTEGER'],
  ["CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", 'b', 'STRING'],
  ["COALESCE(NULL, 'a')", 'a', 'STRING'],
  ['NULLIF(1, 1)', null, 'INTEGER'],
  ['NULL IS NULL', 'true', 'BOOLEAN'],
  ['TRUE IS TRUE', 'true', 'BOOLEAN'],
  ['NULL IS NOT TRUE', 'true', 'BOOLEAN'],
];
