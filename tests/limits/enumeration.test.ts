import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { signIn } from '../app/panel.ts';
import { startTestWorker } from '../app/worker.ts';
import { ada, startFixture } from '../genesys/fixture.ts';
import { pack, startLimited, statuses, tried } from './limited-worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

const start = (limits: object = {}) => startLimited(genesys, limits);

test('a rep who tries conversations is stopped, and the audit is alerted once', async () => {
  const { worker, asked } = start({ packs: 1_000, unknownConversations: 5 });
  const panel = await signIn(worker, genesys);
  const ids = Array.from({ length: 30 }, () => randomUUID());
  const answers = await tried(30, (turn) => pack(panel, ids[turn]));
  expect(statuses(answers)).toEqual([...Array(5).fill(404), ...Array(25).fill(429)]);
  expect(answers[5]?.headers.get('retry-after')).toBe('60');
  expect(asked).toHaveLength(6);
  const alerts = worker.audit.filter(({ result }) => result === 'enumeration');
  expect(alerts).toMatchObject([{ type: 'DENIED', repId: ada.id, conversationId: ids[5] }]);
  const logged = worker.log.map((line) => JSON.parse(line)).filter(({ alert }) => alert === 'enumeration');
  expect(logged).toMatchObject([{ level: 50, about: 'conversation', requestId: alerts[0]?.correlationId }]);
  expect(worker.log.join('')).not.toContain(ids[5]);
});

test('who is stopped for trying is told nothing by any request about customers, and may still leave', async () => {
  const { worker, asked } = start({ unknownConversations: 1 });
  const panel = await signIn(worker, genesys);
  await tried(2, () => pack(panel, randomUUID()));
  asked.length = 0;
  expect((await pack(panel)).status).toBe(429);
  expect((await panel.post('/v1/pins/list', { grants: [] })).status).toBe(429);
  expect(asked).toEqual([]);
  expect((await panel.post('/v1/conversations', {})).status).toBe(200);
  worker.clock.advanceS(60);
  expect((await pack(panel)).status).toBe(200);
  expect((await panel.post('/v1/session/end', {})).status).toBe(204);
});

test('the same ended conversation asked for again and again is no enumeration', async () => {
  const { worker } = start({ unknownConversations: 5 });
  const panel = await signIn(worker, genesys);
  const ended = randomUUID();
  const answers = await tried(30, (turn) => pack(panel, turn % 2 ? ended : ended.toUpperCase()));
  expect(new Set(statuses(answers))).toEqual(new Set([404]));
});

test.each([
  ['/v1/packs', 'handle'],
  ['/v1/tickets/renewal', 'ticket'],
  ['/v1/pins/removal', 'grant'],
])('a rep who tries handles at %s is stopped and reported the same way', async (path, field) => {
  const { worker } = start({ invalidHandles: 5 });
  const panel = await signIn(worker, genesys);
  const answers = await tried(8, () => panel.post(path, { [field]: randomUUID() }));
  expect(statuses(answers)).toEqual([400, 400, 400, 400, 400, 429, 429, 429]);
  expect(worker.audit.filter(({ result }) => result === 'enumeration')).toHaveLength(1);
});

test('an enumeration that cannot be audited is refused all the same', async () => {
  const worker = startTestWorker({
    genesys,
    settings: { RATE_LIMITS: '{"unknownConversations":1}' },
    writeAudit: (line) => {
      if (line.includes('enumeration')) throw new RangeError('disk full');
    },
    change: { preparePack: () => Promise.reject(new AppError('not_found')) },
  });
  const panel = await signIn(worker, genesys);
  const answers = await tried(3, () => pack(panel, randomUUID()));
  expect(statuses(answers)).toEqual([404, 503, 429]);
});
