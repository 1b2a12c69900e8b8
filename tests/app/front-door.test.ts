import { generateKeyPair } from 'dpop';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { startFixture } from '../genesys/fixture.ts';
import { ask, codeOf, read, signIn } from './panel.ts';
import { EXTENSION_ORIGIN } from './settings.ts';
import { startTestWorker } from './worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());

const worker = startTestWorker();
const request = async (method: string, path: string, headers: Record<string, string> = {}) =>
  await read(await worker.app.request(path, { method, headers }));

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

test.each([
  ['GET', '/v1/configuration', 200],
  ['GET', '/health', 200],
  ['POST', '/v1/packs', 403],
  ['GET', '/v1/packs', 405],
  ['POST', '/nowhere', 403],
])('%s %s answers %i with every protective header and no word about the server', async (method, path, status) => {
  const answer = await request(method, path);
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers.get(name), name).toBe(value);
  expect(answer.headers.get('server')).toBeNull();
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
});

test('the request id is ours, whatever the client sends', async () => {
  const answer = await request('GET', '/nowhere', { 'x-request-id': 'evil\u001b[31m' });
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  expect(answer.json).toMatchObject({ instance: `urn:uuid:${answer.headers.get('x-request-id')}` });
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s where only POST is answered is 405', async (method) => {
  for (const path of ['/v1/packs', '/v1/session', '/v1/conversations', '/v1/statements', '/v1/pins']) {
    expect((await request(method, path, { origin: EXTENSION_ORIGIN })).status, path).toBe(405);
  }
});

test('reading a path that does not exist says no more than reading one that does', async () => {
  const [unknown, known] = [await request('GET', '/v1/secrets'), await request('GET', '/v1/packs')];
  expect([unknown.status, codeOf(unknown)]).toEqual([known.status, codeOf(known)]);
});

test.each([
  undefined,
  'null',
  'https://evil.example',
  'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba',
  `${EXTENSION_ORIGIN}.evil.example`,
])('a POST from the origin %s is refused and may not be read', async (origin) => {
  for (const path of ['/v1/packs', '/v1/session', '/v1/conversations']) {
    const answer = await ask(worker, path, {}, { headers: { origin } });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'origin_not_allowed']);
    expect(answer.headers.get('access-control-allow-origin')).not.toBe(origin ?? '*');
  }
});

test("the preflight of the panel is answered for two hours, anybody else's is not", async () => {
  const ours = { origin: EXTENSION_ORIGIN, 'access-control-request-method': 'POST' };
  const answer = await request('OPTIONS', '/v1/packs', ours);
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe(EXTENSION_ORIGIN);
  expect(answer.headers.get('access-control-max-age')).toBe('7200');
  expect(answer.headers.get('access-control-allow-headers')).toBe('Authorization,Content-Type,DPoP');
  expect((await request('OPTIONS', '/v1/packs', { ...ours, origin: 'https://evil.example' })).status).toBe(403);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', 'text/json'])(
  'a body of type %s is refused',
  async (type) => {
    const answer = await ask(worker, '/v1/session', {}, { headers: { 'content-type': type } });
    expect([answer.status, codeOf(answer)]).toEqual([415, 'media_type_unsupported']);
  },
);

test('a body without a type is refused', async () => {
  const answer = await ask(worker, '/v1/session', undefined, { raw: '{}', headers: { 'content-type': undefined } });
  expect(answer.status).toBe(415);
});

test('an oversize body is refused, announced or not', async () => {
  const body = JSON.stringify({ code: 'x'.repeat(20_000) });
  const announced = await ask(worker, '/v1/session', undefined, {
    raw: body,
    headers: { 'content-length': `${body.length}` },
  });
  expect([announced.status, codeOf(announced)]).toEqual([413, 'body_too_large']);
  const streamed = await worker.app.request('/v1/session', {
    method: 'POST',
    headers: { origin: EXTENSION_ORIGIN, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    body: new Blob([body]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(codeOf(await read(streamed))).toBe('body_too_large');
});

test.each(['{', '', 'null', '[]', '"text"', '{"conversationId":"not-a-uuid"}'])(
  'the body %j is refused',
  async (raw) => {
    const signedIn = startTestWorker({ genesys });
    const panel = await signIn(signedIn, genesys);
    const answer = await panel.post('/v1/packs', undefined, { raw });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
  },
);

test('unknown sections, unknown fields and two subjects at once are refused', async () => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  const conversationId = '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11';
  for (const change of [
    { sections: ['../accounts'] },
    { sections: ['__proto__'] },
    { sections: [] },
    { customerId: 'C1' },
    { role: 'manager' },
    { debug: true },
    { handle: 'x'.repeat(40) },
  ]) {
    const answer = await panel.post('/v1/packs', { conversationId, ...change });
    expect([answer.status, codeOf(answer)], JSON.stringify(change)).toEqual([400, 'malformed_request']);
  }
});

test.each(['/v1/conversations', '/v1/channel', '/v1/session/renewal'])(
  '%s takes nothing or {}, and no field',
  async (path) => {
    const panel = await signIn(startTestWorker({ genesys }), genesys);
    expect((await panel.post(path)).status).toBe(200);
    expect((await panel.post(path, {})).status).toBe(200);
    expect(codeOf(await panel.post(path, { customerId: 'C1' }))).toBe('malformed_request');
  },
);

test('a path nobody knows is 404 with a session and asks for one without', async () => {
  const panel = await signIn(startTestWorker({ genesys }), genesys);
  expect(codeOf(await panel.post('/v1/secrets', {}))).toBe('not_found');
  expect(codeOf(await ask(worker, '/v1/secrets', {}))).toBe('session_required');
});

test('what is not known to us is told as nothing but "internal", and logged without its text', async () => {
  const broken = startTestWorker({
    genesys,
    change: { preparePack: () => Promise.reject(new TypeError('CANARY customer Jane Roe')) },
  });
  const panel = await signIn(broken, genesys);
  const answer = await panel.post('/v1/packs', { conversationId: '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11' });
  expect([answer.status, codeOf(answer)]).toEqual([500, 'internal']);
  expect(answer.text + broken.log.join()).not.toContain('CANARY');
  expect(broken.log.join()).toContain('TypeError');
  expect((await panel.post('/v1/conversations')).status).toBe(200);
});

test('the log is one line a request, with the pattern of the route and nothing the client wrote', async () => {
  const own = startTestWorker();
  await ask(own, '/v1/CANARY\r\nforged?CANARY=1', {}, { keys: await generateKeyPair('ES256'), proof: 'CANARY' });
  await own.app.request('/v1/configuration?CANARY=1', { headers: { 'user-agent': 'CANARY' } });
  const lines = own.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  expect(lines).toMatchObject([
    { route: 'unmatched', status: 401 },
    { route: '/v1/configuration', status: 200 },
  ]);
  expect(own.log.join()).not.toContain('CANARY');
});
