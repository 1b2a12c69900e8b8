import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPLOY_FOLDER, readTables } from '../../mocks/bank/schema-files.ts';
import type { OpenBank } from './open-bank.ts';
import { openBank } from './open-bank.ts';

interface Enumerations {
  vocabularies: Record<string, Record<string, string>>;
  columns: Record<string, string>;
}

const tables = readTables();
const enumerations: Enumerations = JSON.parse(readFileSync(join(DEPLOY_FOLDER, 'enumerations.json'), 'utf8'));
const WRITTEN_BY_THE_WORKER = new Set(['access_audit', 'insight_events', 'insight_feedback']);
let bank: OpenBank;

beforeAll(async () => {
  bank = await openBank();
});
afterAll(() => bank.close());

const listed = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

describe('the rows of the bank', () => {
  it.each(tables.map(({ name, primaryKey }) => [name, primaryKey] as const))(
    '%s has no key twice',
    async (name, key) => {
      const twice = await bank.rows(`SELECT ${listed(key)} FROM ${name} GROUP BY ALL HAVING count(*) > 1 LIMIT 3`);
      expect(twice).toEqual([]);
    },
  );

  it('fills every table the banks feeds fill', async () => {
    const empty: string[] = [];
    for (const { name } of tables) {
      const [line] = await bank.rows(`SELECT count(*) AS n FROM ${name}`);
      if (line?.n === '0') empty.push(name);
    }
    expect(empty.sort()).toEqual([...WRITTEN_BY_THE_WORKER].sort());
  });

  it('uses only words of the closed vocabularies', async () => {
    const strangers: unknown[] = [];
    for (const [column, vocabulary] of Object.entries(enumerations.columns)) {
      const [table = '', name = ''] = column.split('.');
      const isList =
        tables.find((each) => each.name === table)?.fields.find((each) => each.name === name)?.mode === 'REPEATED';
      const words = Object.keys(enumerations.vocabularies[vocabulary] ?? {}).map((word) => `'${word}'`);
      const value = isList ? `unnest("${name}")` : `"${name}"`;
      const found = await bank.rows(
        `SELECT DISTINCT v FROM (SELECT ${value} AS v FROM ${table}) WHERE v NOT IN (${words})`,
      );
      strangers.push(...found.map(({ v }) => `${column} = ${v}`));
    }
    expect(strangers).toEqual([]);
  });

  it('knows nothing of the days after the business day', async () => {
    const late = await bank.rows(`
      SELECT 'contacts' AS t FROM customer_contacts WHERE contact_at > TIMESTAMPTZ '2026-11-18 10:45:00Z'
      UNION ALL SELECT 'complaints' FROM complaints WHERE received_at > TIMESTAMPTZ '2026-11-18 10:45:00Z'
      UNION ALL SELECT 'journeys' FROM customer_journeys WHERE stage_entered_at > TIMESTAMPTZ '2026-11-18 10:45:00Z'
      UNION ALL SELECT 'transactions' FROM transaction_data WHERE activity_date > DATE '2026-11-17'
      UNION ALL SELECT 'kpis' FROM customer_kpis WHERE as_of_date > DATE '2026-11-17'
      UNION ALL SELECT 'revenue' FROM revenue_data WHERE period_month > DATE '2026-10-01'
      UNION ALL SELECT 'inhibits' FROM inhibit_data WHERE applied_at > TIMESTAMPTZ '2026-11-18 10:45:00Z' AND status <> 'SCHEDULED'`);
    expect(late).toEqual([]);
    for (const { name, fields } of tables) {
      if (!fields.some((field) => field.name === 'as_of')) continue;
      expect(
        await bank.rows(`SELECT as_of FROM ${name} WHERE as_of > TIMESTAMPTZ '2026-11-18 10:45:00Z' LIMIT 1`),
        name,
      ).toEqual([]);
    }
  });

  it('keeps its dates in order', async () => {
    const crossed = await bank.rows(`
      SELECT 'complaint' AS what, complaint_id AS id FROM complaints
        WHERE acknowledged_at < received_at OR final_response_due_date < CAST(received_at AS DATE) OR final_response_sent_at < received_at
      UNION ALL SELECT 'journey', journey_id FROM customer_journeys WHERE stage_exited_at < stage_entered_at OR stage_entered_at < started_at
      UNION ALL SELECT 'promise', contact_id FROM customer_contacts WHERE promise_due_date < contact_date
      UNION ALL SELECT 'inhibit', inhibit_id FROM inhibit_data WHERE released_at < applied_at
      UNION ALL SELECT 'relationship', relationship_id FROM customer_relationships WHERE valid_to < valid_from`);
    expect(crossed).toEqual([]);
  });

  it('counts a returned item, a new payee and a largest payment inside its row', async () => {
    const outside = await bank.rows(`SELECT * FROM transaction_data
      WHERE returned_count > txn_count OR new_payee_count > txn_count OR max_amount_base > total_amount_base
         OR returned_amount_base > total_amount_base OR txn_count < 1 OR total_amount_base <= 0 LIMIT 3`);
    expect(outside).toEqual([]);
  });

  it('mirrors the relationships exactly', async () => {
    const difference = await bank.rows('FROM customer_relationships EXCEPT FROM customer_relationships_by_target');
    expect(difference).toEqual([]);
  });

  it('ties every row to a customer that is there', async () => {
    const tied = tables.filter(
      ({ name, fields }) => name !== 'customers' && fields.some((field) => field.name === 'customer_id'),
    );
    for (const { name } of tied) {
      expect(
        await bank.rows(`SELECT customer_id FROM ${name} ANTI JOIN customers USING (customer_id) LIMIT 1`),
        name,
      ).toEqual([]);
    }
  });

  it('stores its rows in the order of the clustering, so that one customer is read together', async () => {
    const [line] = await bank.rows(`
      SELECT count(*) AS runs, count(DISTINCT customer_id) AS customers FROM
        (SELECT customer_id, lag(customer_id) OVER (ORDER BY rowid) AS before FROM customer_kpis) WHERE before IS DISTINCT FROM customer_id`);
    expect(line?.runs).toBe(line?.customers);
  });
});
