-- Which profiles were opened or searched without a call, by whom and why?
SELECT
  o.event_id AS event_id,
  o.event_at AS event_at,
  o.event_type AS event_type,
  o.actor_id AS actor_id,
  o.actor_role AS actor_role,
  o.access_reason AS access_reason,
  o.customer_label_masked AS customer_label_masked,
  o.result AS result,
  MAX(o.loaded_at) OVER () AS loaded_at
FROM `openings_without_call` AS o
WHERE o.event_date >= DATE_SUB(@today, INTERVAL 30 DAY)
ORDER BY event_at DESC, event_id
LIMIT 201
