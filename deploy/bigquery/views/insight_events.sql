-- What became of the insights shown?
SELECT
  event_id,
  event_at,
  event_date,
  insight_id,
  rule_id,
  rule_version,
  customer_id,
  conversation_id,
  event_type,
  market,
  segment,
  loaded_at
FROM `bcs.insight_events`
