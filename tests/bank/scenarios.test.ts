import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identifierKey } from '../../api-worker/customers/identifier-key.ts';
import { BANK_IDENTIFIER_SECRET } from '../../mocks/bank/as-of.ts';
import type { Scenario } from '../../mocks/bank/scenario.ts';
import { SCENARIOS, scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { Line, OpenBank } from './open-bank.ts';
import { openBank } from './open-bank.ts';
import { HEADLINE_RULES, LIST_RULES } from './rules.ts';

let bank: OpenBank;
const about = (sql: string, customerId: string) => bank.rows(sql.replaceAll('@c', `'${customerId}'`));
const of = (key: string) => scenarioOf(key).customerId ?? '';
const called = (scenario: Scenario) => [scenario.key, scenario] as const;
const packed = SCENARIOS.filter(({ expected }) => Object.keys(expected.sections).length > 0).map(called);

beforeAll(async () => {
  bank = await openBank();
  await bank.rows(`CREATE TEMP TABLE latest AS SELECT * FROM built.prep_api.customer_kpis WHERE scope = 'ENTITY'
    QUALIFY row_number() OVER (PARTITION BY customer_id, kpi_code ORDER BY as_of_date DESC) = 1`);
});
afterAll(() => bank.close());

async function firing(rules: Readonly<Record<string, string>>, customerId: string): Promise<string[]> {
  const fired: string[] = [];
  for (const [rule, sql] of Object.entries(rules)) {
    if ((await about(sql, customerId)).length > 0) fired.push(rule);
  }
  return fired;
}

function owners(type: 'BCIN' | 'PCIN' | 'PHONE', value: string): Promise<Line[]> {
  const key = identifierKey(BANK_IDENTIFIER_SECRET, type, value);
  return bank.rows(`SELECT customer_id, access_tier FROM prep_api.customer_identifiers JOIN prep_api.customers USING (customer_id)
    WHERE identifier_type = '${type}' AND identifier_key = '${key}' ORDER BY access_tier, customer_id`);
}

const customerOf = ({ customerId }: Scenario) => (customerId === null ? {} : { customer_id: customerId });
const personOf = (scenario: Scenario, isCustomer: boolean) =>
  isCustomer ? customerOf(scenario) : { customer_id: scenario.caller?.customerId };

const ROWS_OF: Record<string, string> = {
  kpis: 'SELECT 1 FROM prep_api.customer_kpis WHERE customer_id = @c',
  revenue: 'SELECT 1 FROM prep_api.revenue_data WHERE customer_id = @c',
  transactions: 'SELECT 1 FROM prep_api.transaction_data WHERE customer_id = @c',
  journey: `SELECT 1 FROM prep_api.customer_journeys WHERE customer_id = @c UNION ALL SELECT 1 FROM prep_api.customer_contacts WHERE customer_id = @c`,
  network: `SELECT 1 FROM prep_api.customer_relationships_by_target WHERE to_customer_id = @c
    UNION ALL SELECT 1 FROM prep_api.customer_group_members WHERE customer_id = @c`,
  complaints: 'SELECT 1 FROM prep_api.complaints WHERE customer_id = @c',
  alerts: `SELECT 1 FROM prep_api.inhibits_frontline WHERE customer_id = @c UNION ALL SELECT 1 FROM prep_api.customer_support_needs WHERE customer_id = @c`,
};

describe('a scenario customer', () => {
  it.each(SCENARIOS.map(called))(
    '%s is found by what the call carries, and by nothing else',
    async (_key, scenario) => {
      for (const { bcin, pcin } of scenario.legs) {
        const isCustomer = bcin === undefined;
        if (bcin) expect(await owners('BCIN', bcin)).toEqual([expect.objectContaining(customerOf(scenario))]);
        if (pcin) expect(await owners('PCIN', pcin)).toEqual([expect.objectContaining(personOf(scenario, isCustomer))]);
      }
    },
  );

  it.each(packed)('%s has rows exactly for the sections that are ready', async (_key, { customerId, expected }) => {
    for (const [section, sql] of Object.entries(ROWS_OF)) {
      const rows = await about(`${sql} LIMIT 1`, customerId ?? '');
      expect([section, rows.length > 0 ? 'ready' : 'empty']).toEqual([
        section,
        Reflect.get(expected.sections, section),
      ]);
    }
  });

  it.each(packed)('%s fires the rules it stands for and no other', async (_key, { customerId, expected }) => {
    expect(await firing(HEADLINE_RULES, customerId ?? '')).toEqual(expected.headlines);
    if (expected.insights !== null) expect(await firing(LIST_RULES, customerId ?? '')).toEqual(expected.insights);
  });

  it.each(packed.filter(([, { caller, legs }]) => caller !== null && legs[0]?.bcin))(
    '%s is called by somebody with authority',
    async (_key, scenario) => {
      const links = await about(
        `SELECT relationship_type FROM prep_api.customer_relationships_by_target WHERE to_customer_id = @c
       AND from_customer_id = '${scenario.caller?.customerId}' AND valid_to IS NULL AND relationship_type = 'AUTHORISED_SIGNATORY_OF'`,
        scenario.customerId ?? '',
      );
      expect(links).toHaveLength(1);
    },
  );
});

describe('Northgate Builders', () => {
  it('is the customer of the picture', async () => {
    const rows = await about(
      `SELECT kpi_code, value_num, prior_value_num, value_num_2 FROM latest WHERE customer_id = @c`,
      of('fraud-delay-builder'),
    );
    const figure = (code: string) => rows.find((row) => row.kpi_code === code) ?? {};
    expect(Number(figure('TRB').value_num)).toBeCloseTo(4_822_000, -4);
    expect(Number(figure('UTL').value_num)).toBe(86);
    expect(Number(figure('REV_YTD').value_num)).toBe(86_400);
    expect(Number(figure('REV_YOY').value_num)).toBe(-22);
    expect(Number(figure('DEP_AVG30').value_num) / Number(figure('DEP_AVG30').prior_value_num)).toBeCloseTo(0.69, 2);
    expect([figure('PRODUCTS').value_num, figure('PRODUCTS').value_num_2].map(Number)).toEqual([4, 9]);
  });

  it('waits for a payment of £18,400 until the fourth business day, and for an answer until the fifteenth', async () => {
    const [delay] = await about(
      'SELECT * FROM prep_api.inhibits_frontline WHERE customer_id = @c',
      of('fraud-delay-builder'),
    );
    expect(delay).toMatchObject({ effective_end_date: '2026-11-23', currency: 'GBP', payee_masked: 'A•••• Timber' });
    expect(Number(delay?.amount)).toBe(18_400);
    const [complaint] = await about(
      'SELECT * FROM prep_api.complaints WHERE customer_id = @c',
      of('fraud-delay-builder'),
    );
    expect(complaint).toMatchObject({
      complaint_ref: 'CMP-20419',
      final_response_due_date: '2026-11-26',
      src_due_date: '2026-11-10',
    });
  });
});

describe('the other stories', () => {
  it('four parties share a switchboard and one of them is restricted', async () => {
    const tiers = (await owners('PHONE', scenarioOf('shared-phone').phone ?? '')).map((row) => row.access_tier);
    expect(tiers).toEqual(['RESTRICTED', 'STANDARD', 'STANDARD', 'STANDARD']);
  });

  it('the conflicting legs name two customers', async () => {
    const [one, other] = scenarioOf('conflicting-identifiers').legs;
    const [first] = await owners('BCIN', one?.bcin ?? '');
    const [second] = await owners('BCIN', other?.bcin ?? '');
    expect(first?.customer_id).not.toBe(second?.customer_id);
  });

  it('restricted and staff customers carry their tiers', async () => {
    const [deal] = await about('SELECT access_tier FROM customers WHERE customer_id = @c', of('deal-restricted'));
    const [staff] = await about('SELECT access_tier FROM customers WHERE customer_id = @c', of('staff-account'));
    expect([deal?.access_tier, staff?.access_tier]).toEqual(['RESTRICTED', 'STAFF']);
  });

  it('the large group has 66 organisations, one restricted, and group figures', async () => {
    const members = await about(
      `SELECT access_tier FROM customer_group_members JOIN customers USING (customer_id)
       WHERE customer_group_members.group_id = (SELECT group_id FROM customers WHERE customer_id = @c)`,
      of('large-group'),
    );
    expect(members).toHaveLength(66);
    expect(members.filter((member) => member.access_tier === 'RESTRICTED')).toHaveLength(1);
    expect(
      await about(
        `SELECT 1 FROM customer_kpis WHERE customer_id = @c AND scope = 'GROUP' AND kpi_code = 'TRB'`,
        of('large-group'),
      ),
    ).toHaveLength(1);
  });

  it('the Hong Kong trader has both names, its currency and its own clock', async () => {
    const [row] = await about(
      `SELECT local_name, base_currency, regime, final_response_due_date FROM customers JOIN complaints USING (customer_id) WHERE customer_id = @c`,
      of('hk-trader'),
    );
    expect(row).toEqual({
      local_name: '海峰貿易有限公司',
      base_currency: 'HKD',
      regime: 'HK_IC4',
      final_response_due_date: '2026-11-25',
    });
  });

  it('the twin dataset holds one FINCRIME row more, and its views hold the same rows', async () => {
    const more = await bank.rows('FROM bcs_twin.inhibit_data EXCEPT FROM bcs.inhibit_data');
    expect(more).toMatchObject([{ customer_id: of('twin'), visibility: 'FINCRIME' }]);
    expect(
      await bank.rows('FROM prep_api_twin.inhibits_frontline EXCEPT ALL FROM prep_api.inhibits_frontline'),
    ).toEqual([]);
    expect(
      await bank.rows('FROM prep_api.inhibits_frontline EXCEPT ALL FROM prep_api_twin.inhibits_frontline'),
    ).toEqual([]);
  });

  it('hidden markers stand in the base table only, and unreviewed words in no view', async () => {
    expect(await bank.rows(`SELECT 1 FROM inhibit_data WHERE visibility <> 'FRONTLINE' LIMIT 1`)).toHaveLength(1);
    expect(
      await bank.rows(
        `SELECT 1 FROM prep_api.inhibits_frontline SEMI JOIN (FROM inhibit_data WHERE visibility <> 'FRONTLINE') USING (inhibit_id)`,
      ),
    ).toEqual([]);
    const unread =
      await bank.rows(`SELECT (SELECT count(*) FROM customer_journeys WHERE next_step IS NOT NULL AND text_reviewed_at IS NULL) AS base,
      (SELECT count(*) FROM prep_api.customer_journeys WHERE next_step IS NOT NULL AND text_reviewed_at IS NULL) AS view`);
    expect(Number(unread[0]?.base)).toBeGreaterThan(0);
    expect(Number(unread[0]?.view)).toBe(0);
  });
});
