-- Which customers do these identifiers name, and for which businesses may a named person act?
-- A person whom the rep may not see hides the businesses they act for: their identifier answers as nobody's.
WITH named AS (
  SELECT
    i.identifier_key AS identifier_key,
    c.customer_id AS named_customer_id,
    c.party_type = 'PERSON' AND COALESCE(c.legal_form, '') != 'SOLE_TRADER' AS acts_for_others,
    c.access_tier IN UNNEST(@tiers) AS is_named_visible
  FROM `customer_identifiers` AS i
  JOIN `customers` AS c ON c.customer_id = i.customer_id
  WHERE i.identifier_key IN UNNEST(@identifier_keys)
    AND i.valid_from <= @today
    AND (i.valid_to IS NULL OR i.valid_to >= @today)
),
subjects AS (
  SELECT
    n.identifier_key AS identifier_key,
    n.named_customer_id AS named_customer_id,
    n.is_named_visible AS is_named_visible,
    n.named_customer_id AS customer_id
  FROM named AS n
  WHERE NOT n.acts_for_others
  UNION DISTINCT
  SELECT
    n.identifier_key AS identifier_key,
    n.named_customer_id AS named_customer_id,
    n.is_named_visible AS is_named_visible,
    r.to_customer_id AS customer_id
  FROM named AS n
  JOIN `customer_relationships` AS r ON r.from_customer_id = n.named_customer_id
  WHERE n.acts_for_others
    AND r.relationship_type IN ('AUTHORISED_SIGNATORY_OF', 'AUTHORISED_CONTACT_OF', 'DIRECTOR_OF', 'PARTNER_OF', 'TRUSTEE_OF')
    AND r.valid_from <= @today
    AND (r.valid_to IS NULL OR r.valid_to >= @today)
  UNION DISTINCT
  SELECT
    n.identifier_key AS identifier_key,
    n.named_customer_id AS named_customer_id,
    n.is_named_visible AS is_named_visible,
    CAST(NULL AS STRING) AS customer_id
  FROM named AS n
  WHERE n.acts_for_others
)
SELECT
  s.identifier_key AS identifier_key,
  s.named_customer_id AS named_customer_id,
  s.customer_id AS customer_id,
  s.is_named_visible AS is_named_visible,
  COALESCE(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), FALSE) AS is_visible,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), c.legal_name, NULL) AS legal_name,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), c.market, NULL) AS market,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), c.preferred_language, NULL) AS preferred_language,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), c.party_type, NULL) AS party_type,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), c.legal_form, NULL) AS legal_form,
  IF(s.is_named_visible AND c.access_tier IN UNNEST(@tiers), EXTRACT(YEAR FROM c.relationship_start_date), NULL) AS customer_since_year
FROM subjects AS s
LEFT JOIN `customers` AS c ON c.customer_id = s.customer_id
ORDER BY s.identifier_key, s.named_customer_id, s.customer_id
LIMIT 201
