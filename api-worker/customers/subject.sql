-- Who is this customer, how does it sign, and what may the caller do for it?
SELECT
  c.customer_id AS subject_customer_id,
  c.access_tier IN UNNEST(@tiers) AS is_visible,
  IF(c.access_tier IN UNNEST(@tiers), c.legal_name, NULL) AS legal_name,
  IF(c.access_tier IN UNNEST(@tiers), c.local_name, NULL) AS local_name,
  IF(c.access_tier IN UNNEST(@tiers), c.greeting_name, NULL) AS greeting_name,
  IF(c.access_tier IN UNNEST(@tiers), c.company_registration_number, NULL) AS company_registration_number,
  c.party_type AS party_type,
  c.legal_form AS legal_form,
  c.market AS market,
  c.segment AS segment,
  c.base_currency AS base_currency,
  c.preferred_language AS preferred_language,
  c.rm_name AS rm_name,
  m.time_zone AS time_zone,
  m.fiscal_year_start_month AS fiscal_year_start_month,
  d.signing_rule AS signing_rule,
  d.signatory_count AS signatory_count,
  p.customer_id AS caller_id,
  p.legal_name AS caller_name,
  r.relationship_type AS relationship_type,
  r.authority_scopes AS authority_scopes
FROM `customers` AS c
JOIN `markets` AS m ON m.market = c.market
LEFT JOIN `mandates` AS d
  ON d.customer_id = c.customer_id
  AND d.valid_from <= @today
  AND (d.valid_to IS NULL OR d.valid_to >= @today)
LEFT JOIN `customers` AS p ON p.customer_id = @caller_id AND p.access_tier IN UNNEST(@tiers)
LEFT JOIN `customer_relationships_by_target` AS r
  ON r.to_customer_id = c.customer_id
  AND r.from_customer_id = p.customer_id
  AND r.valid_from <= @today
  AND (r.valid_to IS NULL OR r.valid_to >= @today)
WHERE c.customer_id = @customer_id
ORDER BY r.relationship_type, d.valid_from
LIMIT 41
