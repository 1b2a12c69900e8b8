import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rateLimits } from '../../api-worker/limits/rate-limits.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ask, askToSignIn, codeOf, signIn } from '../app/panel.ts';
import { ISSUER_CREDENTIAL } from '../app/settings.ts';
import { ada, ben, startFixture } from '../genesys/fixture.ts';
import { OTHER_CREDENTIAL, pack, startLimited, statuses, tried } from './limited-worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

const start = (limits: object = {}) => startLimited(genesys, limits);

test('a request too many is 429 with the seconds to wait, and is let through after them', async () => {
  const { worker, asked } = start({ packs: 3 });
  const panel = await signIn(worker, genesys);
  const answers = await tried(4, () => pack(panel));
  expect(statuses(answers)).toEqual([200, 200, 200, 429]);
  const refused = answers[3];
  expect(refused && codeOf(refused)).toBe('too_many_requests');
  expect(refused?.headers.get('retry-after')).toBe('20');
  expect(asked).toHaveLength(3);
  worker.clock.advanceS(20);
  expect((await pack(panel)).status).toBe(200);
  expect(worker.dependencies.metrics.exposition()).toContain('bcs_events_total{event="rate_limited_packs"} 1');
});

test('each operation has its own limit, and each rep', async () => {
  const { worker } = start({ packs: 1 });
  const [one, other] = [await signIn(worker, genesys), await signIn(worker, genesys, ben)];
  expect(statuses(await tried(2, () => pack(one)))).toEqual([200, 429]);
  expect((await one.post('/v1/conversations', {})).status).toBe(200);
  expect((await pack(other)).status).toBe(200);
});

test('a second session of the same rep has no second limit', async () => {
  const { worker } = start({ packs: 1 });
  const [one, other] = [await signIn(worker, genesys), await signIn(worker, genesys)];
  expect([(await pack(one)).status, (await pack(other)).status]).toEqual([200, 429]);
});

test.each([
  ['tickets', '/v1/tickets/renewal'],
  ['pins', '/v1/pins'],
  ['pins', '/v1/pins/list'],
  ['pins', '/v1/pins/removal'],
  ['verifications', '/v1/verifications'],
  ['search', '/v1/search'],
  ['reveals', '/v1/reveals'],
  ['feedback', '/v1/feedback'],
  ['conversations', '/v1/conversations'],
  ['conversations', '/v1/channel'],
  ['session', '/v1/session/renewal'],
  ['other', '/v1/something/new'],
])('%s limits %s', async (operation, path) => {
  const { worker } = start({ [operation]: 1 });
  const panel = await signIn(worker, genesys);
  const [first, second] = await tried(2, () => panel.post(path, {}));
  expect(first?.status).not.toBe(429);
  expect(second?.status).toBe(429);
});

test('a panel that signs in over and over is told to wait before Genesys is asked; another panel is not', async () => {
  const { worker } = start({ session: 2 });
  const panel = await signIn(worker, genesys);
  expect((await askToSignIn(worker, genesys, ada, panel.keys)).status).toBe(200);
  const refused = await askToSignIn(worker, genesys, ada, panel.keys);
  expect([refused.status, codeOf(refused)]).toEqual([429, 'too_many_requests']);
  expect((await askToSignIn(worker, genesys)).status).toBe(200);
});

test('each credential of the call flow has its own limit, and who has none takes from nobody', async () => {
  const { worker } = start({ statements: 2 });
  const issue = (credential: string) =>
    ask(worker, '/v1/statements', {}, { headers: { origin: undefined, authorization: `Bearer ${credential}` } });
  expect(statuses(await tried(3, (turn) => issue(`${turn}`.repeat(40))))).toEqual([401, 401, 429]);
  expect(statuses(await tried(3, () => issue(ISSUER_CREDENTIAL)))).toEqual([400, 400, 429]);
  expect((await issue(OTHER_CREDENTIAL)).status).toBe(400);
});

test('a rep who switches between three chats for a minute, as fast as one can, never meets a limit', async () => {
  const { worker } = start();
  const panel = await signIn(worker, genesys);
  const ticket = await worker.dependencies.seals.seal('ticket', {}, { expiresInS: 600 });
  for (let second = 0; second < 60; second += 2) {
    const answers = [await pack(panel), await panel.post('/v1/conversations', {})];
    if (second % 20 === 0) answers.push(await panel.post('/v1/tickets/renewal', { ticket }));
    expect(statuses(answers)).not.toContain(429);
    worker.clock.advanceS(2);
  }
});

test('limits are whole numbers from one on, under names the worker knows', () => {
  for (const wrong of [{ packs: 0 }, { packs: 1.5 }, { packs: '60' }, { pack: 60 }]) {
    expect(rateLimits.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});
