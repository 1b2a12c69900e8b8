import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { drain } from '../../api-worker/drain.ts';
import type { Listener } from '../../api-worker/listen.ts';
import { listen } from '../../api-worker/listen.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { startFixture } from '../genesys/fixture.ts';
import { proofFor, signIn } from './panel.ts';
import { EXTENSION_ORIGIN } from './settings.ts';
import { startTestWorker } from './worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());

let listener: Listener;
afterEach(() => {
  listener.server.closeAllConnections();
  listener.server.close();
});

const done: Frame = { type: 'done', ticketId: 't', complete: true, ms: 1, slowestPathMs: 1 };

/** A worker on a real port with one pack under way, which ends when told to. */
async function streaming() {
  const gate = Promise.withResolvers<void>();
  async function* frames(): AsyncGenerator<Frame> {
    yield { type: 'ping', ticketId: 't' };
    await gate.promise;
    yield done;
  }
  const worker = startTestWorker({ genesys, change: { preparePack: () => Promise.resolve(frames()) } });
  const panel = await signIn(worker, genesys);
  listener = await listen(worker.app.fetch, '127.0.0.1', 0);
  const origin = `http://127.0.0.1:${listener.port}`;
  const answer = await fetch(`${origin}/v1/packs`, {
    method: 'POST',
    body: JSON.stringify({ conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11' }),
    headers: {
      origin: EXTENSION_ORIGIN,
      'content-type': 'application/json',
      authorization: `DPoP ${panel.session}`,
      dpop: await proofFor('/v1/packs', panel),
    },
  });
  expect(answer.status).toBe(200);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain('ping');
  return { worker, origin, reader, finish: () => gate.resolve() };
}

test('a running pack is finished, new work is refused, then the port is closed', async () => {
  const { worker, origin, reader, finish } = await streaming();
  expect(listener.runningCount()).toBe(1);
  const drained = drain(worker.dependencies.lifecycle, [listener], 8_000);
  const refused = await fetch(`${origin}/v1/configuration`);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await fetch(`${origin}/ready`)).status).toBe(503);
  expect((await fetch(`${origin}/health`)).status).toBe(200);
  finish();
  expect(JSON.parse((await reader?.read())?.value ?? '')).toEqual(done);
  await drained;
  await expect(fetch(`${origin}/health`)).rejects.toThrow();
});

test('what does not end by the deadline is cut, and seen as cut', async () => {
  const { worker, reader } = await streaming();
  await drain(worker.dependencies.lifecycle, [listener], 100);
  await expect(reader?.read()).rejects.toThrow();
});

test('a panel that leaves is no longer running', async () => {
  const { worker, reader } = await streaming();
  await reader?.cancel();
  await drain(worker.dependencies.lifecycle, [listener], 8_000);
  expect(listener.runningCount()).toBe(0);
});
