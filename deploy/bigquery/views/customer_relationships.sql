-- What is this party to others?
SELECT
  relationship_id,
  from_customer_id,
  to_customer_id,
  relationship_type,
  ownership_pct,
  is_control,
  authority_scopes,
  guarantee_amount,
  guarantee_currency,
  valid_from,
  valid_to,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.customer_relationships`
