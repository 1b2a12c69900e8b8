import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createAppendRows } from '../../api-worker/warehouse/append-rows.ts';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import type { Fixture } from '../bigquery/fixture.ts';
import { PROJECT, startFixture } from '../bigquery/fixture.ts';
import { failureOf } from './door.ts';

let bank: Fixture;
beforeAll(async () => {
  bank = await startFixture({ grants: WORKER_GRANTS });
});
afterEach(async () => {
  await bank.control('DELETE', '/faults');
  await bank.control('DELETE', '/calls');
});
afterAll(() => bank.close());

const append = (rows: object[], { table = 'access_audit', deadlineMs = 10_000 } = {}) => {
  const client = createWarehouseClient({ projectId: PROJECT, location: 'EU', endpoint: bank.engine.endpoint });
  const appendRows = createAppendRows({ client, dataset: 'bcs', table, nowMs: () => performance.now() });
  return appendRows(
    rows.map((row) => ({ insertId: JSON.stringify(row), json: { ...row } })),
    { deadlineMs },
  );
};
const row = (id: string) => ({ event_id: id, event_at: '2026-11-18T10:45:00Z', fields: ['phone', 'email'] });

async function stored(prefix: string): Promise<string[]> {
  const query = `SELECT event_id FROM prep_api.audit WHERE STARTS_WITH(event_id, '${prefix}') ORDER BY event_id`;
  const [rows] = await bank.client.query(query);
  return rows.map(({ event_id }: { event_id: string }) => event_id);
}

async function calls(): Promise<unknown[]> {
  const log = await bank.control('GET', '/calls');
  return Object(log).calls;
}

it('stores rows through the official client', async () => {
  expect(await append([row('a1'), row('a2')])).toEqual({ refusedCount: 0 });
  expect(await stored('a')).toEqual(['a1', 'a2']);
});

it('stores a row once, however often it is sent', async () => {
  await append([row('b1')]);
  await append([row('b1'), row('b2')]);
  expect(await stored('b')).toEqual(['b1', 'b2']);
});

it('counts a row the table refuses and stores the others, in one call', async () => {
  expect(await append([row('c1'), { event_id: 'c2', event_at: 'no time' }, row('c3')])).toEqual({ refusedCount: 1 });
  expect(await stored('c')).toEqual(['c1', 'c3']);
  expect((await calls()).filter((call) => Object(call).path.endsWith('insertAll'))).toHaveLength(1);
});

it.each([
  ['a 503', { status: { code: 503 } }, 'unavailable'],
  ['a spent rate limit', { status: { code: 403, reason: 'rateLimitExceeded' } }, 'unavailable'],
  ['a reset connection', { reset: true }, 'unavailable'],
  ["a proxy's page with status 200", { nonJson: true }, 'malformed'],
])('tells %s as that, after one call: whether to try again is not for the client to say', async (_, fault, failure) => {
  await bank.control('POST', '/faults', { ...fault, match: { path: 'insertAll' } });
  expect(await failureOf(append([row('d1')]))).toBe(failure);
  expect(await calls()).toHaveLength(1);
  expect(await stored('d')).toEqual([]);
});

it('waits no longer than it may', async () => {
  await bank.control('POST', '/faults', { hang: true, match: { path: 'insertAll' } });
  expect(await failureOf(append([row('e1')], { deadlineMs: 200 }))).toBe('timeout');
});

it('may write to no table but those it was given', async () => {
  expect(await failureOf(append([{ customer_id: 'C9' }], { table: 'customers' }))).toBe('denied');
});
