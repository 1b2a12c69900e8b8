-- Which restrictions and support needs are live, what may be said about each, and what is to be done?
WITH speakers AS (
  SELECT
    c.customer_id AS subject_customer_id,
    c.customer_id AS party_id,
    'customer' AS party_role
  FROM `customers` AS c
  WHERE c.customer_id = @customer_id
    AND (c.party_type = 'PERSON' OR c.legal_form = 'SOLE_TRADER')
  UNION DISTINCT
  SELECT
    r.to_customer_id AS subject_customer_id,
    p.customer_id AS party_id,
    'caller' AS party_role
  FROM `customer_relationships_by_target` AS r
  JOIN `customers` AS p
    ON p.customer_id = r.from_customer_id
  WHERE r.to_customer_id = @customer_id
    AND r.from_customer_id = @caller_id
    AND r.valid_from <= @today
    AND (r.valid_to IS NULL OR r.valid_to >= @today)
    AND p.party_type = 'PERSON'
    AND p.access_tier IN UNNEST(@tiers)
),
restrictions AS (
  SELECT
    'restriction:' || i.inhibit_id AS record_key,
    i.customer_id AS subject_customer_id,
    i.display_category AS category,
    i.effects AS effects,
    i.severity AS severity,
    i.disclosure AS disclosure,
    i.account_masked AS account_masked,
    i.amount AS amount,
    i.currency AS currency,
    i.payment_ref_masked AS payment_ref_masked,
    i.payee_masked AS payee_masked,
    i.regime_end_at AS regime_end_at,
    i.effective_end_date AS effective_end_date,
    i.owner_team AS owner_team,
    i.owner_contact AS owner_contact,
    i.customer_action AS customer_action,
    s.text AS script_text,
    s.language AS script_language,
    i.applied_at AS applied_at,
    i.source_system AS source_system,
    i.as_of AS as_of
  FROM `inhibits_frontline` AS i
  JOIN `customers` AS c
    ON c.customer_id = i.customer_id
  LEFT JOIN `approved_scripts` AS s
    ON s.script_id = i.script_id
    AND s.market = c.market
    AND s.language IN (COALESCE(c.preferred_language, 'en'), 'en')
    AND s.valid_from <= @today
    AND (s.valid_to IS NULL OR s.valid_to >= @today)
  WHERE i.customer_id = @customer_id
    AND i.status = 'ACTIVE'
    AND i.applied_at <= @as_of
    AND (i.released_at IS NULL OR i.released_at > @as_of)
    AND (i.effective_end_date IS NULL OR i.effective_end_date >= @today)
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY i.inhibit_id
    ORDER BY IF(s.language = c.preferred_language, 0, 1), s.version DESC
  ) = 1
),
needs AS (
  SELECT
    'need:' || n.support_need_id AS record_key,
    p.subject_customer_id AS subject_customer_id,
    p.party_role AS party_role,
    IF(n.is_special_category, NULL, n.need_code) AS need_code,
    n.adjustment_text AS adjustment_text,
    n.recorded_on AS recorded_on,
    n.review_on AS review_on,
    n.source_system AS source_system,
    n.as_of AS as_of
  FROM `customer_support_needs` AS n
  JOIN speakers AS p
    ON p.party_id = n.customer_id
  WHERE n.recorded_on <= @today
    AND (n.ended_on IS NULL OR n.ended_on > @today)
)
-- The keys never match, so the full join puts the two kinds one under the other.
SELECT
  IF(r.record_key IS NULL, 'need', 'restriction') AS row_kind,
  COALESCE(r.subject_customer_id, n.subject_customer_id) AS subject_customer_id,
  COALESCE(r.record_key, n.record_key) AS record_key,
  r.category AS category,
  r.effects AS effects,
  r.severity AS severity,
  r.disclosure AS disclosure,
  r.account_masked AS account_masked,
  r.amount AS amount,
  r.currency AS currency,
  r.payment_ref_masked AS payment_ref_masked,
  r.payee_masked AS payee_masked,
  r.regime_end_at AS regime_end_at,
  r.effective_end_date AS effective_end_date,
  r.owner_team AS owner_team,
  r.owner_contact AS owner_contact,
  r.customer_action AS customer_action,
  r.script_text AS script_text,
  r.script_language AS script_language,
  r.applied_at AS applied_at,
  n.party_role AS party_role,
  n.need_code AS need_code,
  n.adjustment_text AS adjustment_text,
  n.recorded_on AS recorded_on,
  n.review_on AS review_on,
  COALESCE(r.source_system, n.source_system) AS source_system,
  COALESCE(r.as_of, n.as_of) AS as_of
FROM restrictions AS r
FULL JOIN needs AS n
  ON n.record_key = r.record_key
ORDER BY row_kind DESC, applied_at DESC, recorded_on DESC, record_key
