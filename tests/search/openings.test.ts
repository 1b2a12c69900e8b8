import { afterAll, beforeAll, expect, it } from 'vitest';
import { openings } from '../../api-worker/contract/openings.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { customerIdOf } from '../../mocks/bank/draft.ts';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
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
        id: 'e2',
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
        id: 'e1',
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

it('shows an opening once, of one rep if asked, and no customer beyond the supervisor’s tiers', async () => {
  const opened = (id: string, change: object) =>
    auditRow(id, { ...{ actor_id: 'rep-8', event_type: 'VIEW', correlation_id: id }, ...change });
  const visible = { customer_id: customerIdOf('harbour-crest'), customer_label_masked: 'H••• C•••' };
  const restricted = { customer_id: scenarioOf('deal-restricted').customerId, customer_label_masked: 'M••• F•••' };
  await append([
    opened('o1', { ...visible, event_type: 'LOOKUP' }),
    opened('o2', { ...visible, correlation_id: 'o1' }),
    opened('o3', { ...restricted, event_type: 'LOOKUP' }),
    opened('o4', { ...restricted, correlation_id: 'o3' }),
    opened('o5', { event_type: 'LOOKUP', result: 'NOT_FOUND' }),
  ]);
  const labels = async (tiers: string[]) => {
    const { openings: listed } = await open().listOpenings(repWith(['supervisor'], tiers), { repId: 'rep-8' });
    return listed.map(({ id, customer }) => [id, customer]);
  };
  expect(await labels(['STANDARD'])).toEqual([
    ['o2', 'H••• C•••'],
    ['o5', null],
  ]);
  expect(await labels(['STANDARD', 'RESTRICTED'])).toEqual([
    ['o2', 'H••• C•••'],
    ['o4', 'M••• F•••'],
    ['o5', null],
  ]);
});

it('goes on where a page has ended, however many openings somebody heaps on top', async () => {
  const improper = auditRow('improper', {
    actor_id: 'rep-9',
    event_at: '2026-11-18T08:30:00Z',
    event_date: '2026-11-18',
  });
  const heap = Array.from({ length: 210 }, (_, place) =>
    auditRow(`heap-${place}`, { actor_id: 'rep-9', event_at: '2026-11-18T09:00:00Z', event_date: '2026-11-18' }),
  );
  await append([improper, ...heap]);
  const { listOpenings } = open();
  const first = await listOpenings(SUPERVISOR, { repId: 'rep-9' });
  expect([first.openings.length, first.hasMore]).toEqual([200, true]);
  const { at = '', id = '' } = first.openings.at(-1) ?? {};
  const second = await listOpenings(SUPERVISOR, { repId: 'rep-9', before: { at, id } });
  expect([second.openings.length, second.hasMore]).toEqual([11, false]);
  expect(second.openings.at(-1)?.id).toBe('improper');
  expect(new Set([...first.openings, ...second.openings].map((each) => each.id)).size).toBe(211);
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
