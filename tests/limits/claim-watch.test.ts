import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWatchClaims } from '../../api-worker/limits/claim-watch.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { signIn } from '../app/panel.ts';
import { startTestWorker } from '../app/worker.ts';
import { ada, startFixture } from '../genesys/fixture.ts';
import { claimOf, openDesk, REP, refusalOf, repOf } from '../prep-pack/desk.ts';
import { statuses, tried } from './limited-worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());

function open(limit = 3, limitOfRep = 100) {
  const clock = { ms: 1_000_000, nowMs: () => clock.ms };
  const watchClaims = createWatchClaims({ clock, limit, limitOfRep });
  return { clock, desk: openDesk({ change: { watchClaims } }) };
}

test('identifiers changed too often on one conversation name nobody any more, for ten minutes', async () => {
  const { clock, desk } = open();
  const conversationId = desk.ring();
  const asked = (value: string) => {
    desk.ring({ conversationId, claims: [claimOf(value)] });
    return refusalOf(desk.pack({ conversationId }));
  };
  for (const value of ['B-1', 'B-2', 'B-3', 'B-3']) expect(await asked(value)).toBe('answered');
  desk.queries.length = 0;
  expect(await asked('B-4')).toBe('too_many_requests');
  clock.ms += 9 * 60_000;
  expect(await asked('B-1')).toBe('too_many_requests');
  expect(desk.queries).toEqual([]);
  clock.ms += 60_000;
  expect(await asked('B-1')).toBe('answered');
});

test('the rep’s other conversations go on, however many there are', async () => {
  const { desk } = open(1);
  for (const value of ['B-1', 'B-2', 'B-3', 'B-4', 'B-5']) {
    const conversationId = desk.ring({ claims: [claimOf(value)] }, REP);
    expect(await refusalOf(desk.pack({ conversationId }))).toBe('answered');
  }
});

test('identifiers changed too often by one rep name nobody any more, however many conversations they are spread over', async () => {
  const { clock, desk } = open(3, 5);
  const conversationIds = [desk.ring(), desk.ring(), desk.ring()];
  const asked = (value: string, turn: number) => {
    const conversationId = conversationIds[turn % 3] ?? '';
    desk.ring({ conversationId, claims: [claimOf(value)] });
    return refusalOf(desk.pack({ conversationId }));
  };
  for (let turn = 0; turn < 5; turn += 1) expect(await asked(`B-${turn}`, turn)).toBe('answered');
  desk.queries.length = 0;
  expect(await asked('B-5', 5)).toBe('too_many_requests');
  expect(await asked('B-0', 0)).toBe('too_many_requests');
  expect(desk.queries).toEqual([]);
  const other = repOf('rep-2');
  const theirs = desk.ring({ claims: [claimOf('B-6')] }, other);
  expect(await refusalOf(desk.pack({ conversationId: theirs }, other))).toBe('answered');
  clock.ms += 10 * 60_000;
  expect(await asked('B-0', 0)).toBe('answered');
});

test('the one change too many is alerted once and recorded with its conversation', async () => {
  const { desk } = open(2);
  const worker = startTestWorker({ genesys, change: { preparePack: desk.preparePack } });
  const panel = await signIn(worker, genesys);
  const rep = repOf(ada.id);
  const conversationId = desk.ring({}, rep);
  const answers = await tried(5, (turn) => {
    desk.ring({ conversationId, claims: [claimOf(`B-${turn}`)] }, rep);
    return panel.post('/v1/packs', { conversationId }, { headers: { accept: 'application/json' } });
  });
  expect(statuses(answers)).toEqual([200, 200, 429, 429, 429]);
  const alerts = worker.audit.filter(({ result }) => result === 'enumeration');
  expect(alerts).toMatchObject([{ type: 'DENIED', repId: ada.id, conversationId }]);
  const logged = worker.log.map((line) => JSON.parse(line)).filter(({ alert }) => alert === 'enumeration');
  expect(logged).toMatchObject([{ about: 'identifiers', requestId: alerts[0]?.correlationId }]);
});
