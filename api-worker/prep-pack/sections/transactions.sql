-- How much money moved in the last 30 and 90 days, against before, and what stands out over 17 months?
WITH loaded AS (
  SELECT
    c.customer_id AS customer_id,
    c.base_currency AS currency,
    COALESCE(s.last_loaded_day, DATE_SUB(@today, INTERVAL 1 DAY)) AS last_day,
    -- Months are full up to the day before this one.
    DATE_TRUNC(
      DATE_ADD(COALESCE(s.last_loaded_day, DATE_SUB(@today, INTERVAL 1 DAY)), INTERVAL 1 DAY),
      MONTH
    ) AS full_until
  FROM `customers` AS c
  LEFT JOIN `source_loads` AS s
    ON s.market = c.market AND s.table_name = 'transaction_data'
  WHERE c.customer_id = @customer_id
),
daily AS (
  SELECT
    t.customer_id AS customer_id,
    t.activity_date AS activity_date,
    t.transaction_type AS transaction_type,
    t.direction AS direction,
    t.channel AS channel,
    t.txn_count AS txn_count,
    t.total_amount_base AS amount,
    t.max_amount_base AS max_amount,
    t.returned_count AS returned_count,
    t.returned_amount_base AS returned_amount,
    t.new_payee_count AS new_payee_count,
    t.cross_border_count AS cross_border_count,
    t.cross_border_amount_base AS cross_border_amount,
    t.source_system AS source_system,
    t.as_of AS as_of,
    l.currency AS currency,
    l.last_day AS last_day,
    l.full_until AS full_until,
    DATE_DIFF(l.last_day, t.activity_date, DAY) AS days_back
  FROM `transaction_data` AS t
  JOIN loaded AS l
    ON l.customer_id = t.customer_id
  WHERE t.customer_id = @customer_id
    AND t.activity_date BETWEEN DATE_SUB(DATE_TRUNC(@today, MONTH), INTERVAL 17 MONTH) AND @today
    AND t.activity_date <= l.last_day
)
SELECT
  'totals' AS row_kind,
  d.customer_id AS subject_customer_id,
  CAST(NULL AS STRING) AS transaction_type,
  CAST(NULL AS STRING) AS direction,
  CAST(NULL AS STRING) AS channel,
  MAX(d.last_day) AS last_day,
  MIN(d.activity_date) AS first_day,
  MAX(d.currency) AS currency,
  CAST(NULL AS INT64) AS count_30d,
  CAST(NULL AS NUMERIC) AS amount_30d,
  CAST(NULL AS INT64) AS prior_count_30d,
  CAST(NULL AS NUMERIC) AS prior_amount_30d,
  CAST(NULL AS INT64) AS count_90d,
  CAST(NULL AS NUMERIC) AS amount_90d,
  CAST(NULL AS NUMERIC) AS prior_amount_90d,
  SUM(IF(d.days_back < 30, d.returned_count, 0)) AS returned_count_30d,
  SUM(IF(d.days_back < 30, d.returned_amount, 0)) AS returned_amount_30d,
  SUM(IF(d.days_back BETWEEN 30 AND 119, d.returned_count, 0)) AS returned_count_prior_90d,
  SUM(IF(d.days_back < 7, d.new_payee_count, NULL)) AS new_payees_7d,
  SUM(IF(d.days_back < 30, d.new_payee_count, NULL)) AS new_payees_30d,
  SUM(IF(d.days_back BETWEEN 7 AND 96, d.new_payee_count, NULL)) AS new_payees_prior_90d,
  MAX(IF(d.days_back < 7 AND d.new_payee_count > 0, d.max_amount, NULL)) AS largest_payment_7d,
  SUM(IF(d.days_back < 90, d.cross_border_count, NULL)) AS cross_border_count_90d,
  SUM(IF(d.days_back < 90, d.cross_border_amount, NULL)) AS cross_border_amount_90d,
  SUM(
    IF(
      d.direction = 'INBOUND'
        AND d.activity_date >= DATE_SUB(d.full_until, INTERVAL 3 MONTH)
        AND d.activity_date < d.full_until,
      d.amount,
      NULL
    )
  ) AS takings_3m,
  SUM(
    IF(
      d.direction = 'INBOUND'
        AND d.activity_date >= DATE_SUB(d.full_until, INTERVAL 15 MONTH)
        AND d.activity_date < DATE_SUB(d.full_until, INTERVAL 12 MONTH),
      d.amount,
      NULL
    )
  ) AS takings_3m_last_year,
  COUNT(
    DISTINCT IF(
      d.direction = 'INBOUND'
        AND d.activity_date >= DATE_SUB(d.full_until, INTERVAL 15 MONTH)
        AND d.activity_date < DATE_SUB(d.full_until, INTERVAL 12 MONTH),
      DATE_TRUNC(d.activity_date, MONTH),
      NULL
    )
  ) AS takings_months_last_year,
  MAX(d.source_system) AS source_system,
  MAX(d.as_of) AS as_of
FROM daily AS d
GROUP BY d.customer_id
UNION ALL
SELECT
  'flow' AS row_kind,
  d.customer_id AS subject_customer_id,
  d.transaction_type AS transaction_type,
  d.direction AS direction,
  d.channel AS channel,
  MAX(d.last_day) AS last_day,
  MIN(d.activity_date) AS first_day,
  MAX(d.currency) AS currency,
  SUM(IF(d.days_back < 30, d.txn_count, 0)) AS count_30d,
  SUM(IF(d.days_back < 30, d.amount, 0)) AS amount_30d,
  SUM(IF(d.days_back BETWEEN 30 AND 59, d.txn_count, 0)) AS prior_count_30d,
  SUM(IF(d.days_back BETWEEN 30 AND 59, d.amount, 0)) AS prior_amount_30d,
  SUM(IF(d.days_back < 90, d.txn_count, 0)) AS count_90d,
  SUM(IF(d.days_back < 90, d.amount, 0)) AS amount_90d,
  SUM(IF(d.days_back >= 90, d.amount, 0)) AS prior_amount_90d,
  CAST(NULL AS INT64) AS returned_count_30d,
  CAST(NULL AS NUMERIC) AS returned_amount_30d,
  CAST(NULL AS INT64) AS returned_count_prior_90d,
  CAST(NULL AS INT64) AS new_payees_7d,
  CAST(NULL AS INT64) AS new_payees_30d,
  CAST(NULL AS INT64) AS new_payees_prior_90d,
  CAST(NULL AS NUMERIC) AS largest_payment_7d,
  CAST(NULL AS INT64) AS cross_border_count_90d,
  CAST(NULL AS NUMERIC) AS cross_border_amount_90d,
  CAST(NULL AS NUMERIC) AS takings_3m,
  CAST(NULL AS NUMERIC) AS takings_3m_last_year,
  CAST(NULL AS INT64) AS takings_months_last_year,
  MAX(d.source_system) AS source_system,
  MAX(d.as_of) AS as_of
FROM daily AS d
WHERE d.days_back < 180
GROUP BY d.customer_id, d.transaction_type, d.direction, d.channel
ORDER BY row_kind, amount_90d DESC, transaction_type, direction, channel
