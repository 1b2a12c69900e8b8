-- Which customers carry this name?
SELECT
  name_key,
  customer_id,
  script,
  as_of,
  loaded_at
FROM `bcs.customer_names`
