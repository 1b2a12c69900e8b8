-- What do reps say of the insights?
SELECT
  feedback_id,
  feedback_at,
  feedback_date,
  insight_id,
  rule_id,
  rule_version,
  customer_id,
  conversation_id,
  verdict,
  reason,
  evidence_record_ids,
  loaded_at
FROM `bcs.insight_feedback`
