import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createHttp } from '../../entrypoints/sidepanel/api/http.ts';
import { createSessionKeeper } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createSessionRequests } from '../../entrypoints/sidepanel/session/session-requests.ts';
import { createKeyRing, createMemoryArea, oneAtATime } from './browser-stand-ins.ts';
import { streamOf } from './pack-lines.ts';

const ORIGIN = 'https://prep.bank.example';
const headersOnly = () => new Response(new ReadableStream({ start: () => undefined }));
const post = (isStream = false) => ({ path: '/v1/conversations', method: 'POST' as const, isStream });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an answer', () => {
  test('whose body never comes counts as no connection', async () => {
    const http = createHttp(ORIGIN, async () => headersOnly());
    const answer = expect(http(post())).rejects.toMatchObject({ code: 'offline' });
    await vi.advanceTimersByTimeAsync(15_000);
    await answer;
  });

  test('of refusal whose body never comes counts as no connection too', async () => {
    const http = createHttp(ORIGIN, async () => new Response(headersOnly().body, { status: 503 }));
    const answer = expect(http(post(true))).rejects.toMatchObject({ code: 'offline' });
    await vi.advanceTimersByTimeAsync(15_000);
    await answer;
  });

  test('that never ends is not read to the end', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
    });
    const http = createHttp(ORIGIN, async () => new Response(endless));
    await expect(http(post())).rejects.toMatchObject({ code: 'answer_malformed' });
  });

  test('that is a stream is handed over at its beginning', async () => {
    const http = createHttp(ORIGIN, async () => headersOnly());
    const answer = await http(post(true));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(answer.body?.locked).toBe(false);
  });

  test('that says only that it is done is whole, although the browser hands it a body', async () => {
    const done = new Response(null, { status: 204 });
    Object.defineProperty(done, 'body', { value: new Response('').body });
    const http = createHttp(ORIGIN, async () => done);
    await expect(http(post())).resolves.toMatchObject({ status: 204, body: null });
  });

  test('that is whole keeps its bytes and its status', async () => {
    const http = createHttp(ORIGIN, async () => new Response(streamOf(new Uint8Array([123]), new Uint8Array([125]))));
    expect(await (await http(post())).json()).toEqual({});
  });
});

test('signing out does not wait for a renewal the worker never finishes, and that renewal leaves nothing behind', async () => {
  const area = createMemoryArea();
  const memory = createSessionMemory(area);
  const keys = createKeyRing();
  const { keyId } = await keys.create();
  await memory.isFirstStart();
  const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
  const held = { session: 'sealed', expiresAt: '2030-01-01T00:00:00Z', rep, keyId, origin: ORIGIN };
  await memory.write(held);
  const paths: string[] = [];
  const renewal = Promise.withResolvers<Response>();
  const http = createHttp(ORIGIN, async (input) => {
    paths.push(new URL(String(input)).pathname);
    return paths.length === 1 ? await renewal.promise : new Response(null, { status: 204 });
  });
  const keeper = createSessionKeeper({
    origin: ORIGIN,
    memory,
    keys,
    requests: createSessionRequests(ORIGIN, http),
    authorize: () => expect.unreachable(),
    alone: oneAtATime(),
    nowMs: () => Date.parse('2026-11-18T10:45:00Z'),
  });
  const renewed = keeper.renew();
  await vi.waitFor(() => expect(paths).toEqual(['/v1/session/renewal']));
  await keeper.signOut();
  expect(paths).toEqual(['/v1/session/renewal', '/v1/session/end']);
  expect(area.items).toEqual({ isStarted: true, isSignedOut: true });
  expect(keys.count()).toBe(0);

  const { keyId: _keyId, origin: _origin, ...next } = { ...held, session: 'sealed-anew' };
  renewal.resolve(Response.json(next));
  expect(await renewed).toBeNull();
  expect(area.items).toEqual({ isStarted: true, isSignedOut: true });
  expect(paths).toEqual(['/v1/session/renewal', '/v1/session/end', '/v1/session/end']);
});
