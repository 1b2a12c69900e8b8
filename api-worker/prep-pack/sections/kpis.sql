-- What are this customer's twenty key figures, with basis, source and age, as far as this rep may see them?
WITH definitions AS (
  SELECT
    d.kpi_code AS kpi_code,
    d.name AS name,
    d.definition AS definition,
    d.unit AS unit,
    d.unit_2 AS unit_2,
    d.format_hint AS format_hint,
    d.good_direction AS good_direction,
    d.min_role IN UNNEST(@permitted_roles) AS is_permitted,
    d.max_age_hours AS max_age_hours,
    d.amber_at AS amber_at,
    d.red_at AS red_at,
    d.first_screen AS is_first_screen,
    d.display_rank AS display_rank,
    d.source_name AS source_name
  FROM `kpi_definitions` AS d
  WHERE d.valid_from <= @today
    AND (d.valid_to IS NULL OR d.valid_to >= @today)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY d.kpi_code ORDER BY d.version DESC) = 1
),
latest AS (
  SELECT
    k.customer_id AS customer_id,
    k.scope AS scope,
    k.kpi_code AS kpi_code,
    k.as_of_date AS as_of_date,
    k.value_num AS value_num,
    k.value_text AS value_text,
    k.currency AS currency,
    k.value_num_2 AS value_num_2,
    k.value_date AS value_date,
    k.period_start AS period_start,
    k.period_end AS period_end,
    k.value_detail AS value_detail,
    k.prior_value_num AS prior_value_num,
    k.prior_as_of_date AS prior_as_of_date,
    k.band AS band,
    k.availability AS availability,
    k.as_of AS as_of,
    k.source_system AS source_system
  FROM `customer_kpis` AS k
  WHERE k.customer_id = @customer_id
    AND k.as_of_date BETWEEN DATE_SUB(@today, INTERVAL 120 DAY) AND @today
    AND k.as_of <= @as_of
    AND (k.scope = 'ENTITY' OR k.scope = 'GROUP' AND @sees_group)
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY k.customer_id, k.scope, k.kpi_code
    ORDER BY k.as_of_date DESC, k.as_of DESC
  ) = 1
),
scopes AS (
  SELECT 'ENTITY' AS scope
  UNION ALL
  SELECT 'GROUP' AS scope
),
last_contact AS (
  SELECT
    t.customer_id AS customer_id,
    t.contact_date AS contact_date,
    t.channel AS channel
  FROM `customer_contacts` AS t
  WHERE t.customer_id = @customer_id
    AND t.contact_date BETWEEN DATE_SUB(@today, INTERVAL 24 MONTH) AND @today
    AND t.contact_at <= @as_of
    AND t.is_meaningful
  QUALIFY ROW_NUMBER() OVER (PARTITION BY t.customer_id ORDER BY t.contact_at DESC, t.contact_id) = 1
),
open_complaints AS (
  SELECT
    p.customer_id AS customer_id,
    p.regime AS regime,
    p.received_at AS received_at,
    p.final_response_due_date AS final_response_due_date,
    COUNT(*) OVER (PARTITION BY p.customer_id) AS open_count
  FROM `complaints` AS p
  WHERE p.customer_id = @customer_id
    AND p.status = 'OPEN'
    AND p.received_at <= @as_of
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY p.customer_id
    ORDER BY IF(p.final_response_due_date IS NULL, 1, 0), p.final_response_due_date, p.received_at, p.complaint_id
  ) = 1
),
holidays AS (
  SELECT
    h.market AS market,
    ARRAY_AGG(h.holiday_date ORDER BY h.holiday_date) AS days
  FROM `holiday_calendar` AS h
  WHERE h.holiday_date BETWEEN DATE_SUB(@today, INTERVAL 400 DAY) AND DATE_ADD(@today, INTERVAL 120 DAY)
  GROUP BY h.market
)
SELECT
  c.customer_id AS subject_customer_id,
  x.scope AS scope,
  d.kpi_code AS kpi_code,
  d.name AS name,
  d.definition AS definition,
  d.unit AS unit,
  d.unit_2 AS unit_2,
  d.format_hint AS format_hint,
  d.good_direction AS good_direction,
  d.is_permitted AS is_permitted,
  d.max_age_hours AS max_age_hours,
  d.amber_at AS amber_at,
  d.red_at AS red_at,
  d.is_first_screen AS is_first_screen,
  d.display_rank AS display_rank,
  d.source_name AS source_name,
  k.as_of_date AS as_of_date,
  k.value_num AS value_num,
  k.value_text AS value_text,
  k.currency AS currency,
  k.value_num_2 AS value_num_2,
  k.value_date AS value_date,
  k.period_start AS period_start,
  k.period_end AS period_end,
  k.value_detail AS value_detail,
  k.prior_value_num AS prior_value_num,
  k.prior_as_of_date AS prior_as_of_date,
  k.band AS band,
  k.availability AS availability,
  k.as_of AS as_of,
  k.source_system AS source_system,
  IF(d.kpi_code = 'DAYS_CONTACT', t.contact_date, NULL) AS last_contact_date,
  IF(d.kpi_code = 'DAYS_CONTACT', t.channel, NULL) AS last_contact_channel,
  IF(d.kpi_code = 'COMPLAINTS_OPEN' AND d.is_permitted, COALESCE(p.open_count, 0), NULL) AS complaints_open_count,
  IF(d.kpi_code = 'COMPLAINTS_OPEN', p.regime, NULL) AS complaint_regime,
  IF(d.kpi_code = 'COMPLAINTS_OPEN', p.received_at, NULL) AS complaint_received_at,
  IF(d.kpi_code = 'COMPLAINTS_OPEN', p.final_response_due_date, NULL) AS complaint_due_date,
  IF(d.kpi_code = 'COMPLAINTS_OPEN', h.days, NULL) AS holidays
FROM `customers` AS c
CROSS JOIN definitions AS d
CROSS JOIN scopes AS x
LEFT JOIN latest AS k
  ON k.customer_id = c.customer_id AND k.scope = x.scope AND k.kpi_code = d.kpi_code AND d.is_permitted
LEFT JOIN last_contact AS t
  ON t.customer_id = c.customer_id AND d.is_permitted
LEFT JOIN open_complaints AS p
  ON p.customer_id = c.customer_id AND d.is_permitted
LEFT JOIN holidays AS h
  ON h.market = c.market
WHERE c.customer_id = @customer_id
  AND (x.scope = 'ENTITY' OR k.customer_id IS NOT NULL)
ORDER BY d.display_rank, d.kpi_code, x.scope
