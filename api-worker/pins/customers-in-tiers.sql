-- Which of these pinned customers may this rep still see?
SELECT
  c.customer_id AS customer_id
FROM `customers` AS c
WHERE c.customer_id IN UNNEST(@customer_ids)
  AND c.access_tier IN UNNEST(@tiers)
ORDER BY c.customer_id
LIMIT 51
