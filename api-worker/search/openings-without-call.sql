-- Which profiles were opened or searched without a call, by whom and why?
-- One row an opening: the look-up before a view is not a second one. Customers beyond the reader's tiers are left out.
WITH listed AS (
  SELECT
    o.event_id AS event_id,
    o.event_at AS event_at,
    o.event_type AS event_type,
    o.actor_id AS actor_id,
    o.actor_role AS actor_role,
    o.access_reason AS access_reason,
    o.customer_id AS customer_id,
    o.customer_label_masked AS customer_label_masked,
    o.result AS result,
    MAX(o.loaded_at) OVER () AS loaded_at,
    MAX(IF(o.event_type = 'VIEW', 1, 0)) OVER (PARTITION BY COALESCE(o.correlation_id, o.event_id)) AS views
  FROM `openings_without_call` AS o
  WHERE o.event_date >= DATE_SUB(@today, INTERVAL 30 DAY)
)
SELECT
  l.event_id AS event_id,
  l.event_at AS event_at,
  l.event_type AS event_type,
  l.actor_id AS actor_id,
  l.actor_role AS actor_role,
  l.access_reason AS access_reason,
  l.customer_label_masked AS customer_label_masked,
  l.result AS result,
  l.loaded_at AS loaded_at
FROM listed AS l
LEFT JOIN `customers` AS c ON c.customer_id = l.customer_id
WHERE NOT (l.event_type = 'LOOKUP' AND l.views > 0)
  AND (l.customer_id IS NULL OR c.access_tier IN UNNEST(@tiers))
  AND (@actor_id IS NULL OR l.actor_id = @actor_id)
  AND (@before_at IS NULL OR l.event_at < @before_at OR (l.event_at = @before_at AND l.event_id > @before_id))
ORDER BY event_at DESC, event_id
LIMIT 201
