/** The catalogue's triggers said once more in plain SQL, to hold the scenarios against. `@c` is the customer. */
export const LIST_RULES: Readonly<Record<string, string>> = {
  I09: `SELECT 1 FROM complaints WHERE customer_id = @c AND status = 'OPEN' AND src_due_date >= DATE '2026-11-18'`,
  I10: `SELECT 1 FROM complaints c JOIN customers USING (customer_id) WHERE customer_id = @c AND c.status = 'OPEN'
    AND (SELECT count(*) FROM generate_series(TIMESTAMP '2026-11-19', CAST(final_response_due_date AS TIMESTAMP), INTERVAL 1 DAY) d(day)
      WHERE isodow(day) < 6 AND CAST(day AS DATE) NOT IN (SELECT holiday_date FROM holiday_calendar h WHERE h.market = customers.market)) <= 10`,
  I11: `SELECT 1 FROM complaints WHERE customer_id = @c AND reopened_from_complaint_id IS NOT NULL
    UNION ALL SELECT 1 FROM complaints WHERE customer_id = @c AND received_at >= TIMESTAMPTZ '2025-11-18 00:00:00Z' GROUP BY category HAVING count(*) > 1`,
  I12: `SELECT 1 FROM complaints c JOIN customers USING (customer_id) WHERE customer_id = @c AND c.status = 'OPEN' AND market = 'GB'
    AND is_eligible_complainant IS NULL AND coalesce(reg_flags_assessed_on, DATE '1900-01-01') < DATE '2025-11-18'`,
  I13: `SELECT 1 FROM prep_api.inhibits_frontline i WHERE customer_id = @c AND released_at >
    (SELECT max(contact_at) FROM customer_contacts WHERE customer_id = @c AND is_meaningful)`,
  I14: `SELECT 1 FROM latest WHERE customer_id = @c AND kpi_code = 'DEP_AVG30' AND value_num <= 0.6 * prior_value_num AND prior_value_num - value_num >= 10000`,
  I15: `SELECT 1 FROM latest WHERE customer_id = @c AND kpi_code = 'UTL' AND (value_num >= 90 OR (value_num >= 80 AND value_num - prior_value_num >= 25))`,
  I16: `SELECT 1 FROM (SELECT sum(returned_count) FILTER (activity_date > DATE '2026-10-18') AS now,
      sum(returned_count) FILTER (activity_date <= DATE '2026-10-18') AS before FROM transaction_data
      WHERE customer_id = @c AND activity_date > DATE '2026-07-20') WHERE now >= 3 AND now >= 2 * coalesce(before, 0) / 3.0`,
  I17: `SELECT 1 FROM (SELECT sum(total_amount_base) FILTER (activity_date BETWEEN DATE '2026-08-01' AND DATE '2026-10-31') AS now,
      sum(total_amount_base) FILTER (activity_date BETWEEN DATE '2025-08-01' AND DATE '2025-10-31') AS before FROM transaction_data
      WHERE customer_id = @c AND direction = 'INBOUND') WHERE now <= 0.65 * before`,
  I18: `SELECT 1 FROM (SELECT sum(new_payee_count) FILTER (activity_date > DATE '2026-11-10') AS now,
      sum(new_payee_count) FILTER (activity_date <= DATE '2026-11-10') AS before FROM transaction_data
      WHERE customer_id = @c AND activity_date > DATE '2026-08-12') WHERE now >= 5 AND now >= 3 * coalesce(before, 0) * 7 / 90.0`,
  I19: `SELECT 1 FROM customer_relationships_by_target WHERE to_customer_id = @c
    AND (valid_from > DATE '2026-08-20' OR valid_to BETWEEN DATE '2026-08-20' AND DATE '2026-11-18')`,
  I20: `SELECT 1 FROM customer_journeys WHERE customer_id = @c AND is_current AND status = 'OPEN' AND waiting_on = 'CUSTOMER'
    AND stage_entered_at < TIMESTAMPTZ '2026-11-11 10:45:00Z'`,
  I21: `SELECT 1 FROM latest WHERE customer_id = @c AND kpi_code = 'NPS_LAST' AND value_num <= 6 AND value_date >= DATE '2026-08-20'`,
  I22: `SELECT 1 FROM customer_journeys WHERE customer_id = @c AND is_current AND status = 'OPEN' AND journey_type = 'FACILITY_RENEWAL'
    AND due_date BETWEEN DATE '2026-11-18' AND DATE '2027-02-16'`,
  I23: `SELECT 1 FROM latest WHERE customer_id = @c AND kpi_code = 'FX_TTM' AND availability = 'NOT_APPLICABLE' AND (SELECT
    sum(cross_border_amount_base) FROM transaction_data t WHERE t.customer_id = @c AND activity_date > DATE '2026-08-19') >= 50000`,
  I24: `SELECT 1 FROM latest WHERE customer_id = @c AND kpi_code = 'TRB' AND value_num >= 50000
    AND (SELECT max(contact_date) FROM customer_contacts WHERE customer_id = @c AND is_meaningful) <= DATE '2026-05-22'`,
};

export const HEADLINE_RULES: Readonly<Record<string, string>> = {
  I01: `SELECT 1 FROM prep_api.inhibits_frontline WHERE customer_id = @c AND status = 'ACTIVE'
    AND list_has_any(effects, ['DEBIT_BLOCK', 'CREDIT_BLOCK', 'CHANNEL_BLOCK'])`,
  I02: `SELECT 1 FROM prep_api.inhibits_frontline WHERE customer_id = @c AND status = 'ACTIVE' AND display_category = 'PAYMENT_DELAY' AND disclosure = 'MUST_TELL'`,
  I03: `SELECT 1 FROM prep_api.inhibits_frontline WHERE customer_id = @c AND list_contains(effects, 'CLOSURE') AND effective_end_date >= DATE '2026-11-18'`,
  I05: `SELECT 1 FROM customer_journeys WHERE customer_id = @c AND journey_type = 'KYC_REFRESH' AND is_current AND status = 'OPEN' AND due_date < DATE '2026-12-02'`,
  I06: `SELECT 1 FROM prep_api.customer_support_needs WHERE customer_id = @c AND ended_on IS NULL AND adjustment_text IS NOT NULL`,
  I07: `SELECT 1 FROM customer_contacts WHERE customer_id = @c AND contact_date >= DATE '2026-11-04' GROUP BY reason_code
    HAVING count(*) >= 3 AND NOT bool_or(outcome_code = 'RESOLVED')`,
  I08: `SELECT 1 FROM prep_api.customer_contacts WHERE customer_id = @c AND promise_text IS NOT NULL AND promise_kept_at IS NULL
    AND promise_due_date BETWEEN DATE '2026-10-19' AND DATE '2026-11-17'`,
};
