-- How much money moved, by day, type, direction and channel?
SELECT
  customer_id,
  activity_date,
  transaction_type,
  direction,
  channel,
  currency,
  txn_count,
  total_amount,
  total_amount_base,
  max_amount_base,
  returned_count,
  returned_amount_base,
  new_payee_count,
  cross_border_count,
  cross_border_amount_base,
  as_of,
  source_system,
  loaded_at
FROM `bcs.transaction_data`
