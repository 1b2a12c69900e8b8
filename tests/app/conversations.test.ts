import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channel, conversations } from '../../api-worker/contract/conversations.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, ben, startFixture } from '../genesys/fixture.ts';
import { codeOf, signIn } from './panel.ts';
import { startTestWorker } from './worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

test("the rep's own conversations are listed, with no name, address or attribute", async () => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  const mine = genesys.control.ring({ userId: ada.id, customerName: 'CANARY', attributes: { bcin: 'CANARY' } });
  genesys.control.ring({ userId: ben.id });
  const answer = await panel.post('/v1/conversations');
  const listed = conversations.strict().parse(answer.json).conversations;
  expect(listed).toMatchObject([{ conversationId: mine.id, media: 'call', direction: 'inbound', state: 'ringing' }]);
  expect(answer.text).not.toMatch(/CANARY|\+44/u);
});

test('a conversation is followed from ringing to wrap-up and then gone', async () => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  const { id } = genesys.control.ring({ userId: ada.id });
  const state = async () => conversations.parse((await panel.post('/v1/conversations')).json).conversations[0]?.state;
  expect(await state()).toBe('ringing');
  genesys.control.answer(id);
  expect(await state()).toBe('connected');
  genesys.control.hold(id);
  expect(await state()).toBe('held');
  genesys.control.unhold(id);
  genesys.control.end(id);
  expect(await state()).toBe('wrap-up');
  genesys.control.completeWrapUp(id);
  expect(await state()).toBeUndefined();
});

test.each<[{ status?: number; retryAfterS?: number; nonJson?: boolean; reset?: boolean }, number, string]>([
  [{ status: 401 }, 401, 'session_expired'],
  [{ status: 503 }, 502, 'upstream_failed'],
  [{ status: 429, retryAfterS: 30 }, 503, 'upstream_busy'],
  [{ nonJson: true }, 502, 'upstream_failed'],
  [{ reset: true }, 502, 'upstream_failed'],
])('Genesys answering %j is %i %s, and the worker goes on', async (fault, status, code) => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  genesys.control.fault({ path: '/api/v2/conversations', ...fault });
  const answer = await panel.post('/v1/conversations');
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect(answer.headers.get('retry-after')).toBe(fault.retryAfterS ? '30' : null);
  genesys.control.clearFaults();
  expect((await panel.post('/v1/conversations')).status).toBe(200);
});

test("a channel is opened for the rep's own conversations and found again", async () => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  const first = channel.parse((await panel.post('/v1/channel')).json);
  expect(first).toMatchObject({ topic: `v2.users.${ada.id}.conversations`, userId: ada.id });
  expect(new URL(first.connectUri).host).toBe('streaming.euw2.pure.cloud');
  expect((await panel.post('/v1/channel')).json).toMatchObject({ connectUri: first.connectUri });
});

/** Genesys with a channel at an address of our choice. */
async function channelAt(connectUri: string) {
  const topic = `v2.users.${ada.id}.conversations`;
  const swapped: typeof fetch = async (url, init) => {
    if (!String(url).includes('/notifications/')) return await fetch(url, init);
    const entity = init?.method === 'PUT' ? { id: topic, state: 'Permitted' } : { id: 'c', connectUri };
    return Response.json({ entities: [entity] });
  };
  const panel = await signIn(startTestWorker({ genesys, fetch: swapped }), genesys);
  return await panel.post('/v1/channel');
}

test('a channel of the region is handed on', async () => {
  expect((await channelAt('wss://streaming.euw2.pure.cloud/x')).status).toBe(200);
});

test.each([
  'wss://streaming.evil.example/x',
  'wss://streaming.euw2.pure.cloud.evil.example/x',
  'wss://noteuw2.pure.cloud/x',
  'wss://user@streaming.euw2.pure.cloud/x',
  'ws://streaming.euw2.pure.cloud/x',
  'nonsense',
])('a channel at %s is not', async (connectUri) => {
  expect(codeOf(await channelAt(connectUri))).toBe('upstream_failed');
});
