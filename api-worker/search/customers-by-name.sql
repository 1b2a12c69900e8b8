-- Which customers that this rep may see have a name beginning with these words?
SELECT
  c.customer_id AS customer_id,
  c.legal_name AS legal_name,
  c.market AS market,
  MIN(i.identifier_type) AS identifier_type,
  MIN(i.identifier_masked) AS identifier_masked,
  MIN(n.name_key) AS name_key
FROM `customer_names` AS n
JOIN `customers` AS c ON c.customer_id = n.customer_id
LEFT JOIN `customer_identifiers` AS i
  ON i.customer_id = c.customer_id
  AND i.identifier_type IN ('BCIN', 'PCIN')
  AND i.is_primary
  AND i.valid_from <= @today
  AND (i.valid_to IS NULL OR i.valid_to >= @today)
WHERE STARTS_WITH(n.name_key, @name_beginning)
  AND c.access_tier IN UNNEST(@tiers)
GROUP BY c.customer_id, c.legal_name, c.market
ORDER BY name_key, customer_id
LIMIT 21
