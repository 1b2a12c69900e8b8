-- When did the bank and this customer speak, and what was promised? (promise only where reviewed, no notes)
SELECT
  contact_id,
  customer_id,
  caller_customer_id,
  conversation_id,
  contact_at,
  contact_date,
  channel,
  direction,
  reason_code,
  outcome_code,
  CASE WHEN text_reviewed_at IS NOT NULL THEN promise_text END AS promise_text,
  promise_due_date,
  promise_kept_at,
  is_meaningful,
  handled_by_team,
  text_reviewed_at,
  as_of,
  source_system,
  source_record_id,
  loaded_at
FROM `bcs.customer_contacts`
