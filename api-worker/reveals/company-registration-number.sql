-- What is this customer's company registration number?
SELECT
  c.customer_id AS subject_customer_id,
  c.company_registration_number AS field_text
FROM `customers` AS c
WHERE c.customer_id = @customer_id
  AND c.access_tier IN UNNEST(@tiers)
ORDER BY c.customer_id
LIMIT 2
