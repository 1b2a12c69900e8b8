-- Which complaints are open or were received in the last two years, which clock runs, and is it a repeat?
WITH cases AS (
  SELECT
    p.customer_id AS customer_id,
    p.complaint_id AS complaint_id,
    p.complaint_ref AS complaint_ref,
    p.regime AS regime,
    p.is_eligible_complainant AS is_eligible_complainant,
    p.received_at AS received_at,
    p.channel AS channel,
    p.category AS category,
    p.status AS status,
    p.src_due_date AS src_due_date,
    p.holding_response_sent_at AS holding_response_sent_at,
    p.final_response_due_date AS final_response_due_date,
    p.final_response_sent_at AS final_response_sent_at,
    p.ombudsman_deadline AS ombudsman_deadline,
    p.outcome AS outcome,
    p.redress_amount AS redress_amount,
    p.redress_currency AS redress_currency,
    p.reopened_from_complaint_id AS reopened_from_complaint_id,
    p.handler_team AS handler_team,
    p.handler_contact AS handler_contact,
    p.source_system AS source_system,
    p.as_of AS as_of
  FROM `complaints` AS p
  WHERE p.customer_id = @customer_id
    AND p.received_at <= @as_of
),
promises AS (
  SELECT
    t.customer_id AS customer_id,
    t.promise_text AS promise_text,
    t.promise_due_date AS promise_due_date,
    t.promise_kept_at AS promise_kept_at,
    t.contact_at AS contact_at
  FROM `customer_contacts` AS t
  WHERE t.customer_id = @customer_id
    AND t.contact_date BETWEEN DATE_SUB(@today, INTERVAL 12 MONTH) AND @today
    AND t.contact_at <= @as_of
    AND t.reason_code = 'COMPLAINT_CHASE'
    AND t.promise_text IS NOT NULL
  QUALIFY ROW_NUMBER() OVER (PARTITION BY t.customer_id ORDER BY t.contact_at DESC, t.contact_id) = 1
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
  p.customer_id AS subject_customer_id,
  p.complaint_id AS complaint_id,
  p.complaint_ref AS complaint_ref,
  p.regime AS regime,
  p.is_eligible_complainant AS is_eligible_complainant,
  c.reg_flags_assessed_on AS reg_flags_assessed_on,
  p.received_at AS received_at,
  p.channel AS channel,
  p.category AS category,
  p.status AS status,
  p.src_due_date AS src_due_date,
  p.holding_response_sent_at AS holding_response_sent_at,
  p.final_response_due_date AS final_response_due_date,
  p.final_response_sent_at AS final_response_sent_at,
  p.ombudsman_deadline AS ombudsman_deadline,
  p.outcome AS outcome,
  p.redress_amount AS redress_amount,
  p.redress_currency AS redress_currency,
  e.complaint_ref AS reopened_from_ref,
  p.reopened_from_complaint_id IS NOT NULL AS is_reopened,
  p.handler_team AS handler_team,
  p.handler_contact AS handler_contact,
  IF(t.contact_at >= p.received_at, t.promise_text, NULL) AS promise_text,
  IF(t.contact_at >= p.received_at, t.promise_due_date, NULL) AS promise_due_date,
  IF(t.contact_at >= p.received_at, t.promise_kept_at, NULL) AS promise_kept_at,
  h.days AS holidays,
  p.source_system AS source_system,
  p.as_of AS as_of
FROM cases AS p
JOIN `customers` AS c
  ON c.customer_id = p.customer_id
LEFT JOIN cases AS e
  ON e.customer_id = p.customer_id AND e.complaint_id = p.reopened_from_complaint_id
LEFT JOIN promises AS t
  ON t.customer_id = p.customer_id AND p.status = 'OPEN'
LEFT JOIN holidays AS h
  ON h.market = c.market
WHERE p.status IN ('OPEN', 'REFERRED')
  OR p.received_at >= TIMESTAMP_SUB(@as_of, INTERVAL 732 DAY)
QUALIFY ROW_NUMBER() OVER (
  PARTITION BY p.customer_id
  ORDER BY IF(p.status = 'OPEN', 0, 1), p.received_at DESC, p.complaint_id
) <= 40
ORDER BY IF(p.status = 'OPEN', 0, 1), p.final_response_due_date, p.received_at DESC, p.complaint_id
