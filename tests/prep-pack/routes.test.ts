import { describe, expect, it } from 'vitest';
import { frame, pack } from '../../api-worker/contract/frames.ts';
import { openDesk } from './desk.ts';
import { packsOverHttp } from './packs-over-http.ts';

async function openWorker() {
  const desk = openDesk();
  return { desk, post: packsOverHttp(desk), conversationId: await desk.ringSigned() };
}

describe('POST /v1/packs', () => {
  it.each([
    ['JSON lines', 'application/x-ndjson', 'application/x-ndjson'],
    ['JSON lines to whoever does not mind', '*/*', 'application/x-ndjson'],
    ['JSON lines to any application', 'application/*', 'application/x-ndjson'],
    ['one object', 'application/json', 'application/json'],
    ['a page', 'text/html', 'text/html; charset=UTF-8'],
    ['a page to a browser', 'text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=UTF-8'],
    ['what is liked best', 'text/html;q=0.2, application/json', 'application/json'],
    ['what is left when one kind is refused', 'application/json;q=0, text/html', 'text/html; charset=UTF-8'],
  ])('answers %s', async (_, accept, contentType) => {
    const { post, conversationId } = await openWorker();
    const response = await post({ conversationId }, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect((await response.text()).length).toBeGreaterThan(0);
  });

  it('answers JSON lines without an Accept header', async () => {
    const { post, conversationId } = await openWorker();
    expect((await post({ conversationId })).headers.get('content-type')).toBe('application/x-ndjson');
  });

  it.each(['application/xml', 'image/png, text/plain', 'application/json;q=0'])(
    'refuses to answer as %s, and looks nothing up',
    async (accept) => {
      const { desk, post, conversationId } = await openWorker();
      const response = await post({ conversationId }, { accept });
      expect(response.status).toBe(406);
      expect(await response.json()).toMatchObject({ code: 'not_acceptable' });
      expect(desk.queries).toEqual([]);
      expect(desk.audit).toEqual([]);
    },
  );

  it('streams frames of the contract, one a line, the end last', async () => {
    const { post, conversationId } = await openWorker();
    const lines = (await (await post({ conversationId })).text()).trimEnd().split('\n');
    const frames = lines.map((line) => frame.parse(JSON.parse(line)));
    expect(frames.at(0)?.type).toBe('identity');
    expect(frames.at(-1)?.type).toBe('done');
    expect(frames.length).toBeGreaterThan(9);
  });

  it('gives the same pack as one object', async () => {
    const { post, conversationId } = await openWorker();
    const whole = pack.parse(await (await post({ conversationId }, { accept: 'application/json' })).json());
    expect(whole.complete).toBe(true);
    expect(new Set(whole.sections.map(({ id }) => id)).size).toBe(8);
  });

  it('dates the page by the real clock and names its conversation', async () => {
    const { post, conversationId } = await openWorker();
    const page = await (await post({ conversationId }, { accept: 'text/html' })).text();
    expect(page).toContain(`Printed Wed, 18 Nov 2026, 10:45 UTC · conversation ${conversationId}`);
  });

  it('ends the queries of a reader who leaves the stream', async () => {
    const started = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const kpis = ({ signal }: { signal: AbortSignal }) => {
      signal.addEventListener('abort', () => ended.resolve());
      started.resolve();
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const desk = openDesk({ answers: { kpis } });
    const response = await packsOverHttp(desk)({ conversationId: await desk.ringSigned() });
    const reader = response.body?.getReader();
    await reader?.read();
    await started.promise;
    await reader?.cancel();
    await ended.promise;
    expect(desk.livePacks.size).toBe(0);
  });

  const id = '44444444-4444-4444-8444-444444444444';
  it.each([
    ['no body', ''],
    ['text', 'hello'],
    ['neither conversation nor handle', {}],
    ['both', { conversationId: id, handle: 'x'.repeat(20) }],
    ['a malformed id', { conversationId: "1' OR 1=1" }],
    ['a customer id', { conversationId: id, customerId: 'A' }],
    ['an unknown section', { conversationId: id, sections: ['secrets'] }],
    ['no section at all', { conversationId: id, sections: [] }],
    ['an unknown reason', { handle: 'x'.repeat(20), reason: 'curiosity' }],
    ['a handle beyond its length', { handle: 'x'.repeat(5_000) }],
  ])('refuses %s as malformed, and looks nothing up', async (_, body) => {
    const { desk, post } = await openWorker();
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'malformed_request' });
    expect(desk.queries).toEqual([]);
  });

  it('refuses before the first frame, not in the middle of a stream', async () => {
    const { post } = await openWorker();
    const response = await post({ conversationId: id });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  });
});
