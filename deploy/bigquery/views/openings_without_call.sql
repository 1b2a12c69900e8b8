-- Which profiles were opened or searched without a call? (for supervisors)
SELECT
  event_id,
  event_at,
  event_date,
  event_type,
  actor_id,
  actor_role,
  access_reason,
  customer_id,
  customer_label_masked,
  result,
  correlation_id,
  loaded_at
FROM `bcs.access_audit`
WHERE conversation_id IS NULL
  AND event_type IN ('VIEW', 'SEARCH', 'LOOKUP', 'REVEAL', 'COPY')
