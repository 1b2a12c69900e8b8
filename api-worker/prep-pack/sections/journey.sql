-- Where do this customer's journeys stand, when did we speak, what was promised, and what changed since?
WITH recent_contacts AS (
  SELECT
    'contact:' || t.contact_id AS record_key,
    t.customer_id AS subject_customer_id, t.contact_at AS contact_at, t.contact_date AS contact_date,
    t.channel AS channel, t.direction AS direction, t.reason_code AS reason_code,
    t.outcome_code AS outcome_code, t.promise_text AS promise_text, t.promise_due_date AS promise_due_date,
    t.promise_kept_at AS promise_kept_at, t.is_meaningful AS is_meaningful,
    t.handled_by_team AS handled_by_team, t.source_system AS source_system, t.as_of AS as_of,
    ROW_NUMBER() OVER (PARTITION BY t.customer_id, t.is_meaningful ORDER BY t.contact_at DESC, t.contact_id) AS recency
  FROM `customer_contacts` AS t
  WHERE t.customer_id = @customer_id
    AND t.contact_date BETWEEN DATE_SUB(@today, INTERVAL 24 MONTH) AND @today
    AND t.contact_at <= @as_of
),
last_contact AS (
  SELECT t.subject_customer_id AS customer_id, t.contact_at AS contact_at, t.contact_date AS contact_date
  FROM recent_contacts AS t
  WHERE t.is_meaningful AND t.recency = 1
),
shown_contacts AS (
  SELECT t.record_key AS record_key
  FROM recent_contacts AS t
  WHERE (t.is_meaningful AND t.recency <= 8)
    OR (NOT t.is_meaningful AND t.recency <= 2)
    OR t.promise_due_date >= DATE_SUB(@today, INTERVAL 90 DAY)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY t.subject_customer_id ORDER BY t.contact_at DESC, t.record_key) <= 40
),
repeats AS (
  SELECT
    'repeat:' || t.subject_customer_id || ':' || t.reason_code || ':' || CAST(t.contact_date AS STRING) AS record_key,
    t.subject_customer_id AS subject_customer_id, t.reason_code AS reason_code, t.contact_date AS contact_date,
    COUNT(*) AS contact_count,
    COUNTIF(t.outcome_code = 'RESOLVED') AS resolved_count,
    MAX(t.contact_at) AS contact_at,
    MAX(t.source_system) AS source_system,
    MAX(t.as_of) AS as_of
  FROM recent_contacts AS t
  WHERE t.contact_date > DATE_SUB(@today, INTERVAL 31 DAY)
    AND t.reason_code IS NOT NULL
    AND t.channel != 'MARKETING'
  GROUP BY t.subject_customer_id, t.reason_code, t.contact_date
),
stages AS (
  SELECT
    'stage:' || j.journey_id || ':' || CAST(j.stage_order AS STRING) AS record_key,
    j.customer_id AS subject_customer_id, j.journey_id AS journey_id, j.journey_type AS journey_type,
    j.status AS status, j.stage_name AS stage_name, j.stage_order AS stage_order,
    j.stage_count AS stage_count, j.stage_entered_at AS stage_entered_at, j.is_current AS is_current,
    j.waiting_on AS waiting_on, j.next_step AS next_step, j.due_date AS due_date,
    j.source_system AS source_system, j.as_of AS as_of
  FROM `customer_journeys` AS j
  WHERE j.customer_id = @customer_id
    AND j.stage_entered_at <= @as_of
    AND (j.status IN ('OPEN', 'ON_HOLD') OR j.stage_entered_at >= TIMESTAMP_SUB(@as_of, INTERVAL 180 DAY))
),
figures AS (
  SELECT
    k.customer_id AS subject_customer_id, k.kpi_code AS kpi_code, k.value_num AS value_num,
    k.currency AS currency, k.source_system AS source_system, k.as_of AS as_of,
    k.as_of_date <= l.contact_date AS is_before
  FROM `customer_kpis` AS k
  JOIN last_contact AS l ON l.customer_id = k.customer_id
  WHERE k.customer_id = @customer_id
    AND k.as_of_date BETWEEN DATE_SUB(@today, INTERVAL 16 MONTH) AND @today
    AND k.as_of <= @as_of
    AND k.scope = 'ENTITY'
    AND k.kpi_code IN ('DEP_AVG30', 'UTL')
    AND k.availability IN ('OK', 'ZERO')
  QUALIFY ROW_NUMBER() OVER (
    PARTITION BY k.customer_id, k.kpi_code, k.as_of_date <= l.contact_date
    ORDER BY k.as_of_date DESC, k.as_of DESC
  ) = 1
),
events AS (
  SELECT
    i.inhibit_id AS record_id, i.customer_id AS subject_customer_id,
    IF(i.status = 'ACTIVE', 'restriction_applied', 'restriction_lifted') AS change_kind,
    IF(i.disclosure = 'SCRIPT_ONLY', 'SCRIPT_ONLY', i.display_category) AS code, CAST(NULL AS STRING) AS name,
    IF(i.status = 'ACTIVE', i.applied_at, i.released_at) AS changed_at,
    i.source_system AS source_system, i.as_of AS as_of
  FROM `inhibits_frontline` AS i
  WHERE i.customer_id = @customer_id
    AND i.status IN ('ACTIVE', 'RELEASED')
  UNION ALL
  SELECT
    p.complaint_id AS record_id, p.customer_id AS subject_customer_id, 'complaint_opened' AS change_kind,
    p.category AS code, p.complaint_ref AS name, p.received_at AS changed_at,
    p.source_system AS source_system, p.as_of AS as_of
  FROM `complaints` AS p
  WHERE p.customer_id = @customer_id
  UNION ALL
  SELECT
    s.journey_id AS record_id, s.subject_customer_id AS subject_customer_id, 'stage_moved' AS change_kind,
    s.journey_type AS code, s.stage_name AS name, s.stage_entered_at AS changed_at,
    s.source_system AS source_system, s.as_of AS as_of
  FROM stages AS s
  WHERE s.is_current
),
changes AS (
  SELECT
    'change:' || e.change_kind || ':' || e.record_id AS record_key,
    e.subject_customer_id AS subject_customer_id, e.change_kind AS change_kind, e.code AS code,
    e.name AS name, e.changed_at AS changed_at, CAST(NULL AS NUMERIC) AS before_num,
    CAST(NULL AS NUMERIC) AS after_num, CAST(NULL AS STRING) AS currency, e.source_system AS source_system,
    e.as_of AS as_of
  FROM events AS e
  JOIN last_contact AS l ON l.customer_id = e.subject_customer_id
  WHERE e.changed_at > l.contact_at
    AND e.changed_at <= @as_of
  UNION ALL
  SELECT
    'change:figure_changed:' || newer.subject_customer_id || ':' || newer.kpi_code AS record_key,
    newer.subject_customer_id AS subject_customer_id, 'figure_changed' AS change_kind, newer.kpi_code AS code,
    CAST(NULL AS STRING) AS name, newer.as_of AS changed_at, older.value_num AS before_num,
    newer.value_num AS after_num, newer.currency AS currency, newer.source_system AS source_system,
    newer.as_of AS as_of
  FROM figures AS newer
  JOIN figures AS older
    ON older.subject_customer_id = newer.subject_customer_id AND older.kpi_code = newer.kpi_code AND older.is_before
  WHERE NOT newer.is_before
  UNION ALL
  SELECT
    'change:officer:' || r.relationship_id AS record_key,
    r.to_customer_id AS subject_customer_id,
    IF(r.valid_to < @today, 'officer_left', 'officer_joined') AS change_kind,
    r.relationship_type AS code, o.legal_name AS name, r.as_of AS changed_at,
    CAST(NULL AS NUMERIC) AS before_num, CAST(NULL AS NUMERIC) AS after_num, CAST(NULL AS STRING) AS currency,
    r.source_system AS source_system, r.as_of AS as_of
  FROM `customer_relationships_by_target` AS r
  JOIN last_contact AS l ON l.customer_id = r.to_customer_id
  JOIN `customers` AS o ON o.customer_id = r.from_customer_id
  WHERE r.to_customer_id = @customer_id
    AND r.relationship_type IN ('PARENT_OF', 'DIRECTOR_OF', 'BENEFICIAL_OWNER_OF', 'AUTHORISED_SIGNATORY_OF')
    AND (
      r.valid_from > l.contact_date AND r.valid_from <= @today
      OR r.valid_to > l.contact_date AND r.valid_to < @today
    )
    AND o.access_tier IN UNNEST(@tiers)
)
-- The keys never match, so the full joins put the kinds one under the other.
SELECT
  CASE
    WHEN t.record_key IS NOT NULL THEN 'contact'
    WHEN p.record_key IS NOT NULL THEN 'repeat'
    WHEN s.record_key IS NOT NULL THEN 'stage'
    ELSE 'change'
  END AS row_kind,
  COALESCE(t.subject_customer_id, p.subject_customer_id, s.subject_customer_id, g.subject_customer_id) AS subject_customer_id,
  COALESCE(t.record_key, p.record_key, s.record_key, g.record_key) AS record_key,
  COALESCE(t.contact_at, p.contact_at) AS contact_at,
  p.contact_date AS contact_date,
  COALESCE(t.reason_code, p.reason_code) AS reason_code,
  t.channel AS channel, t.direction AS direction, t.outcome_code AS outcome_code,
  t.promise_text AS promise_text, t.promise_due_date AS promise_due_date,
  t.promise_kept_at AS promise_kept_at, t.is_meaningful AS is_meaningful,
  t.is_meaningful AND t.recency = 1 AS is_last_meaningful,
  t.handled_by_team AS handled_by_team, p.contact_count AS contact_count, p.resolved_count AS resolved_count,
  s.journey_id AS journey_id, s.journey_type AS journey_type, s.status AS status, s.stage_name AS stage_name,
  s.stage_order AS stage_order, s.stage_count AS stage_count, s.stage_entered_at AS stage_entered_at,
  s.is_current AS is_current, s.waiting_on AS waiting_on, s.next_step AS next_step, s.due_date AS due_date,
  g.change_kind AS change_kind, g.code AS code, g.name AS name, g.changed_at AS changed_at,
  g.before_num AS before_num, g.after_num AS after_num, g.currency AS currency,
  COALESCE(t.source_system, p.source_system, s.source_system, g.source_system) AS source_system,
  COALESCE(t.as_of, p.as_of, s.as_of, g.as_of) AS as_of
FROM recent_contacts AS t
JOIN shown_contacts AS h ON h.record_key = t.record_key
FULL JOIN repeats AS p ON p.record_key = t.record_key
FULL JOIN stages AS s ON s.record_key = COALESCE(t.record_key, p.record_key)
FULL JOIN changes AS g ON g.record_key = COALESCE(t.record_key, p.record_key, s.record_key)
ORDER BY row_kind, contact_at DESC, journey_id, stage_order, record_key
