-- What was budgeted for this customer, month by month?
SELECT
  customer_id,
  period_month,
  product_line,
  amount_base,
  base_currency,
  as_of,
  source_system,
  loaded_at
FROM `bcs.revenue_budget`
