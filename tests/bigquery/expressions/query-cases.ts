import type { ExpressionCase } from './expression-case.ts';

export const cases: readonly ExpressionCase[] = [
  ['SELECT ARRAY_AGG(x ORDER BY x DESC LIMIT 2) FROM UNNEST([3, 1, 2]) AS x', [[['3', '2']]]],
  ['SELECT ARRAY_AGG(x IGNORE NULLS ORDER BY x) FROM UNNEST([3, NULL, 2]) AS x', [[['2', '3']]]],
  ['SELECT ARRAY_AGG(STRUCT(x AS k) ORDER BY x LIMIT 1)[SAFE_OFFSET(0)].k FROM UNNEST([3, 2]) AS x', [['2']]],
  ['SELECT COUNTIF(x > 1) FROM UNNEST([3, NULL, 2]) AS x', [['2']]],
  ['SELECT COUNTIF(x) FROM UNNEST([CAST(NULL AS BOOL)]) AS x', [['0']]],
  ['SELECT COUNT(DISTINCT x) FROM UNNEST([3, NULL, 3]) AS x', [['1']]],
  ['SELECT SUM(x) FROM UNNEST([3, NULL, 2]) AS x', [['5']]],
  ['SELECT SUM(x) FROM UNNEST([1]) AS x WHERE FALSE', [[null]]],
  ['SELECT AVG(x) FROM UNNEST([3, 2]) AS x', [['2.5']]],
  ['SELECT LOGICAL_OR(x) FROM UNNEST([TRUE, NULL]) AS x', [['true']]],
  ['SELECT LOGICAL_AND(x) FROM UNNEST([TRUE, NULL]) AS x', [['true']]],
  ["SELECT STRING_AGG(x) FROM UNNEST(['a', 'b']) AS x", [['a,b']]],
  ["SELECT STRING_AGG(x, ' | ' ORDER BY x DESC) FROM UNNEST(['a', 'b']) AS x", [['b | a']]],
  ["SELECT STRING_AGG(DISTINCT x, ';' ORDER BY x) FROM UNNEST(['a', 'b', 'a']) AS x", [['a;b']]],
  ['SELECT ANY_VALUE(x HAVING MAX x) FROM UNNEST([1, 5, 3]) AS x', [['5']]],
  ['SELECT ANY_VALUE(x.a HAVING MIN x.b) FROM UNNEST([STRUCT(1 AS a, 5 AS b), STRUCT(2 AS a, 3 AS b)]) AS x', [['2']]],
  ['SELECT x.* FROM UNNEST([STRUCT(1 AS a, 5 AS b)]) AS x', [['1', '5']]],
  [
    "SELECT x, o FROM UNNEST(['a', 'b']) AS x WITH OFFSET AS o ORDER BY o DESC",
    [
      ['b', '1'],
      ['a', '0'],
    ],
  ],
  [
    "SELECT x, offset FROM UNNEST(['a', 'b']) AS x WITH OFFSET ORDER BY offset",
    [
      ['a', '0'],
      ['b', '1'],
    ],
  ],
  ['SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x', [[null], ['1'], ['2']]],
  ['SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC', [['2'], ['1'], [null]]],
  ['SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x NULLS LAST', [['1'], ['2'], [null]]],
  ['SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC NULLS FIRST LIMIT 2', [[null], ['2']]],
  ['SELECT x, ROW_NUMBER() OVER (ORDER BY x DESC) AS r FROM UNNEST([2, NULL, 1]) AS x QUALIFY r = 1', [['2', '1']]],
  [
    'SELECT x, LAG(x, 1, 0) OVER (ORDER BY x) AS p FROM UNNEST([2, 1]) AS x ORDER BY x',
    [
      ['1', '0'],
      ['2', '1'],
    ],
  ],
  [
    'SELECT SUM(x) OVER w AS s FROM UNNEST([2, 1]) AS x WINDOW w AS (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY s',
    [['1'], ['3']],
  ],
  [
    'SELECT FIRST_VALUE(x IGNORE NULLS) OVER (ORDER BY o) AS f FROM UNNEST([NULL, 7]) AS x WITH OFFSET AS o ORDER BY o',
    [[null], ['7']],
  ],
  ['WITH RECURSIVE n AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM n WHERE a < 4) SELECT SUM(a) AS s FROM n', [['10']]],
  ['WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT y FROM b', [['2']]],
  ['SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY a DESC LIMIT 2', [['3'], ['2']]],
  ['SELECT x FROM UNNEST([1, 2, 2]) AS x EXCEPT DISTINCT SELECT 1', [['2']]],
  ['SELECT t.a, x FROM (SELECT [1, 2] AS xs, 5 AS a) AS t LEFT JOIN UNNEST(t.xs) AS x ON x = 2', [['5', '2']]],
  [
    'SELECT t.a, ARRAY(SELECT AS STRUCT x, x + t.a AS y FROM UNNEST(t.xs) AS x ORDER BY x DESC) AS ys FROM (SELECT [1, 2] AS xs, 5 AS a) AS t',
    [
      [
        '5',
        [
          ['2', '7'],
          ['1', '6'],
        ],
      ],
    ],
  ],
  [
    'SELECT t.a, EXISTS(SELECT 1 FROM UNNEST(t.xs) AS x WHERE x = t.a) AS y FROM (SELECT [1, 5] AS xs, 5 AS a) AS t',
    [['5', 'true']],
  ],
  ['SELECT * EXCEPT (a) FROM (SELECT 1 AS a, 2 AS b) AS t', [['2']]],
  ['SELECT a, COUNT(*) AS n FROM UNNEST([1, 1, 2]) AS a GROUP BY a HAVING n > 1', [['1', '2']]],
  [
    "SELECT DATE_TRUNC(d, MONTH) AS m, SUM(1) AS n FROM UNNEST([DATE '2025-01-03', DATE '2025-01-09']) AS d GROUP BY m ORDER BY m",
    [['2025-01-01', '2']],
  ],
  ['SELECT COUNT(DISTINCT x) OVER () FROM UNNEST([1, 1]) AS x', [['1'], ['1']]],
];
