import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenBank } from './open-bank.ts';
import { openBank } from './open-bank.ts';

let bank: OpenBank;

beforeAll(async () => {
  bank = await openBank();
});
afterAll(() => bank.close());

/** Entity figures with a value, one row per customer and day, as the named columns. */
const figures = (code: string) =>
  `(SELECT * FROM customer_kpis WHERE scope = 'ENTITY' AND kpi_code = '${code}' AND availability IN ('OK', 'ZERO'))`;
const none = async (sql: string) => expect(await bank.rows(`${sql} LIMIT 3`)).toEqual([]);
const some = async (sql: string) => expect(await bank.rows(`${sql} LIMIT 1`)).toHaveLength(1);

describe('the figures follow from the facts', () => {
  it('REV_YTD is the revenue since the fiscal year began, and its prior the same months before', async () => {
    await none(`
      SELECT k.customer_id, k.as_of_date FROM ${figures('REV_YTD')} k
      JOIN customers c USING (customer_id) JOIN markets m USING (market)
      LEFT JOIN LATERAL (SELECT coalesce(sum(amount_base), 0) AS now FROM revenue_data r
        WHERE r.customer_id = k.customer_id AND r.period_month BETWEEN k.period_start AND k.period_end) now ON true
      LEFT JOIN LATERAL (SELECT coalesce(sum(amount_base), 0) AS before FROM revenue_data r
        WHERE r.customer_id = k.customer_id AND r.period_month BETWEEN k.period_start - INTERVAL 1 YEAR AND k.prior_as_of_date) before ON true
      WHERE k.value_num <> now.now OR k.prior_value_num <> before.before OR month(k.period_start) <> m.fiscal_year_start_month`);
  });

  it('REV_YOY is the change between the two values of REV_YTD', async () => {
    await none(`
      SELECT * FROM ${figures('REV_YOY')} y JOIN ${figures('REV_YTD')} t USING (customer_id, as_of_date)
      WHERE abs(y.value_num - 100.0 * (t.value_num - t.prior_value_num) / t.prior_value_num) > 0.011`);
  });

  it('PAY_OUT_30D is every outbound row of thirty days, in value and count', async () => {
    await none(`
      SELECT k.customer_id, k.as_of_date FROM ${figures('PAY_OUT_30D')} k
      LEFT JOIN LATERAL (SELECT coalesce(sum(total_amount_base), 0) AS value, coalesce(sum(txn_count), 0) AS n FROM transaction_data t
        WHERE t.customer_id = k.customer_id AND direction = 'OUTBOUND' AND activity_date BETWEEN k.as_of_date - 29 AND k.as_of_date) f ON true
      WHERE k.as_of_date >= DATE '2026-09-30' AND (k.value_num <> f.value OR k.value_num_2 <> f.n)`);
  });

  it('DIGITAL_90D is the digital share of outbound payments of ninety days', async () => {
    await none(`
      SELECT k.customer_id FROM ${figures('DIGITAL_90D')} k
      LEFT JOIN LATERAL (SELECT 100.0 * sum(txn_count) FILTER (channel IN ('ONLINE', 'MOBILE', 'API', 'HOST_TO_HOST')) / sum(txn_count) AS share
        FROM transaction_data t WHERE t.customer_id = k.customer_id AND direction = 'OUTBOUND'
          AND activity_date BETWEEN k.as_of_date - 89 AND k.as_of_date) f ON true
      WHERE k.as_of_date = DATE '2026-11-17' AND abs(k.value_num - f.share) > 0.006`);
  });

  it('PRODUCTS is the active families, of those the market offers', async () => {
    await none(`
      SELECT k.customer_id FROM ${figures('PRODUCTS')} k JOIN customers c USING (customer_id)
      WHERE k.as_of_date = DATE '2026-11-17' AND (
        k.value_num <> (SELECT count(DISTINCT product_family) FROM customer_products p WHERE p.customer_id = k.customer_id AND p.status = 'ACTIVE')
        OR k.value_num_2 <> (SELECT count(*) FROM product_families f WHERE f.market = c.market))`);
  });

  it('UTL is DRN of LIM, and not applicable without a limit', async () => {
    await none(`
      SELECT * FROM ${figures('UTL')} u JOIN ${figures('DRN')} d USING (customer_id, as_of_date) JOIN ${figures('LIM')} l USING (customer_id, as_of_date)
      WHERE l.value_num = 0 OR abs(u.value_num - 100.0 * d.value_num / l.value_num) > 0.006 OR u.value_num_2 <> l.value_num - d.value_num`);
    await none(`
      SELECT * FROM customer_kpis u JOIN customer_kpis l USING (customer_id, scope, as_of_date)
      WHERE u.kpi_code = 'UTL' AND l.kpi_code = 'LIM' AND (u.availability = 'NOT_APPLICABLE') <> (coalesce(l.value_num, 0) = 0)`);
  });

  it('TRB is credit balances and drawn lending, never netted', async () => {
    await none(`
      SELECT * FROM ${figures('TRB')} t LEFT JOIN ${figures('DRN')} d USING (customer_id, as_of_date)
      WHERE t.value_num <> t.value_num_2 + coalesce(d.value_num, 0)`);
  });

  it('FX_TTM is not applicable exactly for those without an FX product', async () => {
    await none(`
      SELECT k.customer_id FROM customer_kpis k WHERE k.kpi_code = 'FX_TTM' AND k.scope = 'ENTITY' AND k.as_of_date = DATE '2026-11-17'
        AND (k.availability = 'NOT_APPLICABLE') = EXISTS (SELECT 1 FROM customer_products p
          WHERE p.customer_id = k.customer_id AND p.product_family = 'FX' AND p.status = 'ACTIVE')`);
  });

  it('a group figure is the sum of its members, without those of a restricted tier', async () => {
    await none(`
      SELECT g.customer_id, g.kpi_code FROM customer_kpis g JOIN customers root ON root.customer_id = g.customer_id
      WHERE g.scope = 'GROUP' AND g.kpi_code IN ('TRB', 'DRN', 'LIM', 'REV_YTD', 'PAY_OUT_30D') AND g.value_num IS NOT NULL
        AND g.value_num <> (SELECT sum(e.value_num) FROM customer_group_members m JOIN customer_kpis e
          ON e.customer_id = m.customer_id AND e.scope = 'ENTITY' AND e.kpi_code = g.kpi_code AND e.as_of_date = g.as_of_date
          JOIN customers c ON c.customer_id = m.customer_id
          WHERE m.group_id = root.group_id AND (c.access_tier = 'STANDARD' OR c.customer_id = root.customer_id))`);
    await some(`SELECT 1 FROM customer_kpis WHERE scope = 'GROUP'`);
  });

  it('a daily figure and its prior are the same number on the same day', async () => {
    await none(`
      SELECT now.customer_id, now.kpi_code FROM customer_kpis now JOIN customer_kpis before
        ON before.customer_id = now.customer_id AND before.scope = now.scope AND before.kpi_code = now.kpi_code
        AND before.as_of_date = now.prior_as_of_date
      WHERE now.scope = 'ENTITY' AND now.as_of_date = DATE '2026-11-17' AND now.prior_value_num <> before.value_num`);
  });

  it('leaves the two live figures to the worker, with their definitions', async () => {
    await none(`SELECT * FROM customer_kpis WHERE kpi_code IN ('DAYS_CONTACT', 'COMPLAINTS_OPEN')`);
    const tiles = await bank.rows('SELECT kpi_code FROM kpi_definitions WHERE first_screen ORDER BY display_rank');
    expect(tiles.map((tile) => tile.kpi_code)).toEqual([
      'TRB',
      'UTL',
      'REV_YTD',
      'PRODUCTS',
      'COMPLAINTS_OPEN',
      'DAYS_CONTACT',
    ]);
    expect(await bank.rows('SELECT kpi_code FROM kpi_definitions')).toHaveLength(20);
  });

  it('has every state of availability, and a late core feed that touches no figure a section shows', async () => {
    const states = await bank.rows(`SELECT DISTINCT availability FROM customer_kpis ORDER BY 1`);
    expect(states.map((state) => state.availability)).toEqual(['NOT_APPLICABLE', 'NOT_AVAILABLE', 'OK', 'ZERO']);
    const late = await bank.rows(`
      SELECT DISTINCT kpi_code FROM (SELECT kpi_code, max(as_of_date) AS last FROM customer_kpis
        WHERE scope = 'ENTITY' AND kpi_code NOT IN ('WALLET', 'REV_YTD', 'REV_YOY', 'RORWA', 'GRADE', 'ATTRITION')
        GROUP BY customer_id, kpi_code) WHERE last < DATE '2026-11-17' ORDER BY 1`);
    expect(late.map((each) => each.kpi_code)).toEqual(['DEP_AVG30', 'DRN', 'LIM', 'MAX_DPD', 'TRB', 'UTL']);
    await none(
      `SELECT * FROM customer_kpis WHERE (value_num = 0) <> (availability = 'ZERO') AND value_num IS NOT NULL`,
    );
    await none(
      `SELECT * FROM customer_kpis WHERE availability LIKE 'NOT%' AND (value_num IS NOT NULL OR value_text IS NOT NULL OR band IS NOT NULL)`,
    );
  });
});
