-- How does this customer sign?
SELECT
  customer_id,
  signing_rule,
  required_signatures,
  signatory_count,
  valid_from,
  valid_to,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.mandates`
