-- What did we earn with this customer this fiscal year, against last year and the budget, and on what?
WITH booked AS (
  SELECT
    r.customer_id AS customer_id,
    r.period_month AS period_month,
    r.product_line AS product_line,
    r.revenue_type AS revenue_type,
    r.amount_base AS amount_base,
    r.base_currency AS base_currency,
    r.is_estimate AS is_estimate,
    r.source_system AS source_system,
    r.as_of AS as_of,
    MAX(r.period_month) OVER (PARTITION BY r.customer_id) AS last_month
  FROM `revenue_data` AS r
  WHERE r.customer_id = @customer_id
    AND r.period_month BETWEEN DATE_SUB(@fiscal_year_start, INTERVAL 12 MONTH) AND @today
    AND r.period_month < DATE_TRUNC(@today, MONTH)
    AND r.as_of <= @as_of
),
year_to_date AS (
  SELECT
    b.customer_id AS customer_id,
    b.product_line AS product_line,
    b.revenue_type AS revenue_type,
    b.base_currency AS base_currency,
    b.amount_base AS amount_base,
    b.period_month >= @fiscal_year_start AS is_this_year,
    b.source_system AS source_system,
    b.as_of AS as_of
  FROM booked AS b
  WHERE b.period_month >= @fiscal_year_start
    OR b.period_month <= DATE_SUB(b.last_month, INTERVAL 12 MONTH)
)
SELECT
  'month' AS row_kind,
  b.customer_id AS subject_customer_id,
  CAST(NULL AS STRING) AS code,
  b.period_month AS period_month,
  SUM(b.amount_base) AS amount,
  CAST(NULL AS NUMERIC) AS prior_amount,
  LOGICAL_OR(b.is_estimate) AS is_estimate,
  MAX(b.base_currency) AS currency,
  MAX(b.source_system) AS source_system,
  MAX(b.as_of) AS as_of
FROM booked AS b
GROUP BY b.customer_id, b.period_month
UNION ALL
SELECT
  'budget' AS row_kind,
  g.customer_id AS subject_customer_id,
  CAST(NULL AS STRING) AS code,
  g.period_month AS period_month,
  SUM(g.amount_base) AS amount,
  CAST(NULL AS NUMERIC) AS prior_amount,
  FALSE AS is_estimate,
  MAX(g.base_currency) AS currency,
  MAX(g.source_system) AS source_system,
  MAX(g.as_of) AS as_of
FROM `revenue_budget` AS g
WHERE g.customer_id = @customer_id
  AND g.period_month >= @fiscal_year_start
  AND g.period_month < DATE_ADD(@fiscal_year_start, INTERVAL 12 MONTH)
GROUP BY g.customer_id, g.period_month
UNION ALL
SELECT
  'product' AS row_kind,
  y.customer_id AS subject_customer_id,
  y.product_line AS code,
  CAST(NULL AS DATE) AS period_month,
  SUM(IF(y.is_this_year, y.amount_base, 0)) AS amount,
  SUM(IF(y.is_this_year, 0, y.amount_base)) AS prior_amount,
  FALSE AS is_estimate,
  MAX(y.base_currency) AS currency,
  MAX(y.source_system) AS source_system,
  MAX(y.as_of) AS as_of
FROM year_to_date AS y
GROUP BY y.customer_id, y.product_line
UNION ALL
SELECT
  'type' AS row_kind,
  y.customer_id AS subject_customer_id,
  y.revenue_type AS code,
  CAST(NULL AS DATE) AS period_month,
  SUM(IF(y.is_this_year, y.amount_base, 0)) AS amount,
  SUM(IF(y.is_this_year, 0, y.amount_base)) AS prior_amount,
  FALSE AS is_estimate,
  MAX(y.base_currency) AS currency,
  MAX(y.source_system) AS source_system,
  MAX(y.as_of) AS as_of
FROM year_to_date AS y
GROUP BY y.customer_id, y.revenue_type
ORDER BY row_kind, period_month, amount DESC, code
