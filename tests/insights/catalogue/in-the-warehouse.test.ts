import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AlertsFacts } from '../../../api-worker/prep-pack/sections/alerts.ts';
import { SECTIONS } from '../../../api-worker/prep-pack/sections/index.ts';
import type { JourneyFacts } from '../../../api-worker/prep-pack/sections/journey.ts';
import type { OpenBank } from '../../bank/open-bank.ts';
import { openBank } from '../../bank/open-bank.ts';
import type { LocalWarehouse } from '../../sections/local-warehouse.ts';
import { openLocalWarehouse, options } from '../../sections/local-warehouse.ts';
import { day } from './situation.ts';

let bank: OpenBank;
let warehouse: LocalWarehouse;
beforeAll(async () => {
  bank = await openBank();
  warehouse = await openLocalWarehouse();
});
afterAll(async () => {
  bank.close();
  await warehouse.close();
});

const found = z.array(z.object({ id: z.string(), customer_id: z.string(), last_day: z.string() }));
async function oneOf(sql: string) {
  const [first] = found.parse(
    await bank.rows(`SELECT id, customer_id, CAST(last_day AS VARCHAR) AS last_day FROM (${sql}) LIMIT 1`),
  );
  if (first === undefined) throw new Error('the bank has no such row');
  return first;
}

/** A section's facts of this customer as they stood at noon of a day. */
async function factsOn(sectionId: string, customerId: string, today: string): Promise<unknown> {
  const section = SECTIONS.find(({ id }) => id === sectionId);
  const context = await warehouse.contextOf(customerId, null);
  const seen = { ...context, today, asOf: `${today}T12:00:00Z` };
  return (await section?.run(warehouse.runQuery('prep_api'), seen, options()))?.facts;
}
const alertsOn = async (customerId: string, today: string) => {
  // What this section's own toFacts gave.
  const { restrictions, needs } = (await factsOn('alerts', customerId, today)) as AlertsFacts;
  return [...restrictions, ...needs].map(({ recordKey }) => recordKey);
};

describe('what ends an alert is decided in the warehouse', () => {
  test.each([
    ['I02', `display_category = 'PAYMENT_DELAY' AND disclosure = 'MUST_TELL'`],
    ['I03', `list_contains(effects, 'CLOSURE')`],
  ])('%s stands to its last day', async (_, condition) => {
    const { id, customer_id, last_day } = await oneOf(
      `SELECT inhibit_id AS id, i.customer_id, effective_end_date AS last_day FROM prep_api.inhibits_frontline i
       JOIN customers c USING (customer_id) WHERE ${condition} AND status = 'ACTIVE' AND effective_end_date IS NOT NULL
       AND access_tier = 'STANDARD' AND market = 'GB' ORDER BY 1`,
    );
    const key = `restriction:${id}`;
    expect(await alertsOn(customer_id, last_day)).toContain(key);
    expect(await alertsOn(customer_id, day(1, last_day))).not.toContain(key);
  });

  test('I01 stands from the day it is applied', async () => {
    const { id, customer_id, last_day } = await oneOf(
      `SELECT inhibit_id AS id, i.customer_id, CAST(applied_at AS DATE) AS last_day FROM prep_api.inhibits_frontline i
       JOIN customers c USING (customer_id) WHERE list_has_any(effects, ['DEBIT_BLOCK', 'CREDIT_BLOCK', 'CHANNEL_BLOCK'])
       AND status = 'ACTIVE' AND effective_end_date IS NULL AND access_tier = 'STANDARD' AND market = 'GB' ORDER BY 1`,
    );
    expect(await alertsOn(customer_id, day(1, last_day))).toContain(`restriction:${id}`);
    expect(await alertsOn(customer_id, day(-1, last_day))).not.toContain(`restriction:${id}`);
  });

  test('I06 stands until the day the need is ended', async () => {
    const { id, customer_id, last_day } = await oneOf(
      `SELECT support_need_id AS id, n.customer_id, ended_on AS last_day FROM customer_support_needs n
       JOIN customers c USING (customer_id) WHERE ended_on IS NOT NULL AND text_reviewed_at IS NOT NULL
       AND access_tier = 'STANDARD' AND market = 'GB' AND party_type = 'PERSON' ORDER BY 1`,
    );
    expect(await alertsOn(customer_id, day(-1, last_day))).toContain(`need:${id}`);
    expect(await alertsOn(customer_id, last_day)).not.toContain(`need:${id}`);
  });

  test('I13 stands until the next meaningful contact', async () => {
    const { id, customer_id, last_day } = await oneOf(
      `SELECT inhibit_id AS id, i.customer_id, CAST(released_at AS DATE) AS last_day FROM prep_api.inhibits_frontline i
       JOIN customers c USING (customer_id) WHERE status = 'RELEASED' AND access_tier = 'STANDARD' AND market = 'GB'
       AND EXISTS (SELECT 1 FROM customer_contacts t WHERE t.customer_id = i.customer_id AND is_meaningful AND contact_at < released_at)
       AND NOT EXISTS (SELECT 1 FROM customer_contacts t WHERE t.customer_id = i.customer_id AND is_meaningful AND contact_at > released_at)
       ORDER BY 1`,
    );
    const lifted = async (today: string) => {
      // What this section's own toFacts gave.
      const { changes } = (await factsOn('journey', customer_id, today)) as JourneyFacts;
      return changes.map(({ recordKey }) => recordKey);
    };
    expect(await lifted(day(1, last_day))).toContain(`change:restriction_lifted:${id}`);
    expect(await lifted(day(-1, last_day))).not.toContain(`change:restriction_lifted:${id}`);
  });
});
