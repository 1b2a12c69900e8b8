import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWatchCustomers } from '../../api-worker/limits/customer-watch.ts';
import { createSearch } from '../../api-worker/search/search.ts';
import { sealHit } from '../../api-worker/search/search-handle.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { signIn } from '../app/panel.ts';
import { startTestWorker } from '../app/worker.ts';
import { ada, startFixture } from '../genesys/fixture.ts';
import { openDesk, refusalOf, repOf } from '../prep-pack/desk.ts';
import { repWith, SEARCHER } from '../search/bench.ts';
import { statuses, tried } from './limited-worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());

const reason = 'follow-up';

/** A searcher's desk that lets three customers be searched for, and three be opened. */
function open(rep = SEARCHER) {
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };
  const desk = openDesk({ change: { watchCustomers: createWatchCustomers({ clock, limit: 3 }) } });
  const search = createSearch(desk.dependencies);
  const asker = { rep, correlationId: 'c', signal: new AbortController().signal };
  const handleOf = (customerId: string) => sealHit(desk.seals, { repId: rep.access.repId, customerId });
  return {
    ...{ clock, desk, search },
    searched: (value: string) => refusalOf(search({ identifier: { type: 'BCIN', value }, reason }, asker)),
    opened: async (customerId: string) => refusalOf(desk.pack({ handle: await handleOf(customerId), reason }, rep)),
  };
}

test('who searches for one customer after the other is stopped, found or not, and opens none either', async () => {
  const { clock, desk, searched, opened } = open();
  for (const value of ['B-1', 'B-7', 'B-8', ' b-8']) expect(await searched(value)).toBe('answered');
  desk.queries.length = 0;
  desk.audit.length = 0;
  for (const value of ['B-2', 'B-1']) expect(await searched(value)).toBe('too_many_requests');
  expect(await opened('A')).toBe('too_many_requests');
  expect([desk.queries, desk.audit]).toEqual([[], []]);
  clock.ms += 10 * 60_000;
  expect([await searched('B-2'), await opened('A')]).toEqual(['answered', 'answered']);
});

test('who opens one customer after the other without a call is stopped, and searches for none either', async () => {
  const { desk, searched, opened } = open();
  for (const customerId of ['A', 'B', 'R', 'A', 'A']) expect(await opened(customerId)).toBe('answered');
  desk.queries.length = 0;
  expect(await opened('nobody')).toBe('too_many_requests');
  expect(await opened('A')).toBe('too_many_requests');
  expect(await searched('B-1')).toBe('too_many_requests');
  expect(desk.queries).toEqual([]);
});

test('pins count as what is opened, and a customer who is on the line does not', async () => {
  const { desk, opened } = open();
  for (const customerId of ['A', 'B', 'R']) expect(await opened(customerId)).toBe('answered');
  expect(await refusalOf(desk.pack({ conversationId: await desk.ringSigned({}, SEARCHER) }, SEARCHER))).toBe(
    'answered',
  );
  const claims = { customerId: 'C', callerId: null, level: 'asserted', label: '', market: 'GB', repId: 'rep-1' };
  const handle = await desk.seals.seal('pin', claims, { expiresInS: 60 });
  expect(await refusalOf(desk.pack({ handle, reason }, SEARCHER))).toBe('too_many_requests');
});

test('another searcher goes on', async () => {
  const watch = createWatchCustomers({ clock: { nowMs: () => 1 }, limit: 1 });
  watch('rep-1', 'searched', 'one');
  expect(() => watch('rep-1', 'searched', 'other')).toThrow('too_many_requests');
  expect(() => watch('rep-2', 'searched', 'other')).not.toThrow();
});

test('the customer too many is alerted once and recorded with the rep', async () => {
  const rep = { ...repOf(ada.id), access: { ...repWith(['rep', 'searcher']).access, repId: ada.id } };
  const { search } = open(rep);
  const worker = startTestWorker({
    genesys,
    change: { search: (request, asker) => search(request, { ...asker, rep }) },
  });
  const panel = await signIn(worker, genesys);
  const answers = await tried(6, (turn) =>
    panel.post('/v1/search', { identifier: { type: 'BCIN', value: `GBB000${turn}` }, reason }),
  );
  expect(statuses(answers)).toEqual([200, 200, 200, 429, 429, 429]);
  const alerts = worker.audit.filter(({ result }) => result === 'enumeration');
  expect(alerts).toMatchObject([{ type: 'DENIED', repId: ada.id }]);
  const logged = worker.log.map((line) => JSON.parse(line)).filter(({ alert }) => alert === 'enumeration');
  expect(logged).toMatchObject([{ level: 50, about: 'customers', requestId: alerts[0]?.correlationId }]);
  expect(worker.log.join('')).not.toContain('GBB0003');
});
