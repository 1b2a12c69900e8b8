-- Which customers does this identifier name?
SELECT
  identifier_type,
  identifier_key,
  key_version,
  identifier_masked,
  customer_id,
  market,
  is_primary,
  is_verified,
  valid_from,
  valid_to,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.customer_identifiers`
