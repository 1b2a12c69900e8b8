-- Which restrictions may the front line know, and what may be said?
SELECT
  inhibit_id,
  customer_id,
  scope,
  account_masked,
  display_category,
  effects,
  severity,
  disclosure,
  script_id,
  amount,
  currency,
  payment_ref_masked,
  payee_masked,
  regime_end_at,
  owner_team,
  owner_contact,
  CASE WHEN text_reviewed_at IS NOT NULL THEN customer_action END AS customer_action,
  text_reviewed_at,
  status,
  applied_at,
  review_by,
  effective_end_date,
  released_at,
  as_of,
  source_system
FROM `bcs.inhibit_data`
WHERE visibility = 'FRONTLINE'
  AND disclosure IN ('MUST_TELL', 'MAY_TELL', 'SCRIPT_ONLY')
