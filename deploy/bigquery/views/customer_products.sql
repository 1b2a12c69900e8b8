-- Which products does this customer hold?
SELECT
  customer_id,
  product_family,
  status,
  opened_on,
  closed_on,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.customer_products`
