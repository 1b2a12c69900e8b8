import { afterAll, beforeAll, expect, it } from 'vitest';
import { openings } from '../../api-worker/contract/openings.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { refusalOf } from '../prep-pack/desk.ts';
import type { LocalWarehouse } from '../sections/local-warehouse.ts';
import { openLocalWarehouse } from '../sections/local-warehouse.ts';
import { openCounter, repWith } from './bench.ts';

const SUPERVISOR = repWith(['supervisor']);

let warehouse: LocalWarehouse;
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
});
afterAll(() => warehouse.close());

const open = () => openCounter(warehouse.runQuery('prep_api'));

const auditRow = (event_id: string, change: object = {}) => ({
  event_id,
  event_at: '2026-11-17T09:00:00Z',
  event_date: '2026-11-17',
  actor_id: 'rep-7',
  actor_role: 'searcher',
  event_type: 'SEARCH',
  access_reason: 'FOLLOW_UP',
  customer_label_masked: null,
  result: 'ALLOWED',
  loaded_at: '2026-11-17T09:00:05Z',
  ...change,
});

async function append(rows: { event_id: string }[]): Promise<void> {
  const url = `${warehouse.endpoint}/bigquery/v2/projects/bcs-local/datasets/bcs/tables/access_audit/insertAll`;
  const body = { rows: rows.map((json) => ({ insertId: json.event_id, json })) };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.not.objectContaining({ insertErrors: expect.anything() }),
  ]);
}

it('says that the copy holds none, without making up its age', async () => {
  expect(await open().listOpenings(SUPERVISOR)).toEqual({ openings: [], asOf: null, hasMore: false });
});

it('lists what was done without a call, newest first, with the age of the copy', async () => {
  await append([
    auditRow('e1'),
    auditRow('e2', {
      event_type: 'VIEW',
      event_at: '2026-11-18T08:00:00Z',
      event_date: '2026-11-18',
      customer_label_masked: 'W••• M•••',
      loaded_at: '2026-11-18T08:00:03Z',
    }),
    auditRow('with a call', { event_type: 'VIEW', conversation_id: 'c1' }),
    auditRow('no opening', { event_type: 'SIGN_IN' }),
    auditRow('long ago', { event_at: '2026-09-01T08:00:00Z', event_date: '2026-09-01' }),
  ]);
  const { listOpenings, heard } = open();
  const answer = openings.parse(await listOpenings(SUPERVISOR));
  expect(answer).toEqual({
    openings: [
      {
        at: expect.stringMatching(/^2026-11-18T08:00:00/u),
        repId: 'rep-7',
        repName: 'Robin Hale',
        role: 'searcher',
        event: 'VIEW',
        reason: 'FOLLOW_UP',
        customer: 'W••• M•••',
        result: 'ALLOWED',
      },
      {
        at: expect.stringMatching(/^2026-11-17T09:00:00/u),
        repId: 'rep-7',
        repName: 'Robin Hale',
        role: 'searcher',
        event: 'SEARCH',
        reason: 'FOLLOW_UP',
        customer: null,
        result: 'ALLOWED',
      },
    ],
    asOf: expect.stringMatching(/^2026-11-18T08:00:03/u),
    hasMore: false,
  });
  expect(heard()).toEqual(['OPENINGS  shown']);
});

it.each(['rep', 'searcher', 'manager', 'revealer'] as const)(
  'is not for a mere %s, and the attempt is audited',
  async (role) => {
    const { listOpenings, heard } = open();
    expect(await refusalOf(listOpenings(repWith([role])))).toBe('not_permitted');
    expect(heard()).toEqual(['DENIED  openings_not_permitted']);
  },
);

it('a copy that cannot be read is never an empty list', async () => {
  const counter = openCounter(() => Promise.reject(new WarehouseError('unavailable')));
  expect(await refusalOf(counter.listOpenings(SUPERVISOR))).toBe('upstream_failed');
});
