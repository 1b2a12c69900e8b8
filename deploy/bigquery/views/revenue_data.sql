-- What did the bank earn with this customer, month by month?
SELECT
  customer_id,
  period_month,
  product_line,
  revenue_type,
  amount,
  currency,
  amount_base,
  base_currency,
  is_estimate,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.revenue_data`
