import { randomBytes, randomUUID } from 'node:crypto';
import { generateKeyPair } from 'dpop';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ask, askToSignIn, codeOf, signIn } from '../app/panel.ts';
import { startTestWorker } from '../app/worker.ts';
import { ada, ben, codeFor, eve, organization, redirectUri, startFixture, verifier } from '../genesys/fixture.ts';

const foreign = { id: randomUUID(), name: 'Another bank' };
const users = [
  ada,
  ben,
  { ...eve, roles: [] },
  { ...ben, id: randomUUID(), email: 'foreign@bank.example', organization: foreign },
  { ...ben, id: randomUUID(), email: 'cloned@bank.example', clonedUser: { id: randomUUID(), organization: foreign } },
];
const [, , withoutRole, ofAnotherBank, cloned] = users;

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture({ users });
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

const outbound = () => genesys.control.calls().map(({ method, path }) => `${method} ${path.split('?')[0]}`);

test('code and verifier become a session that names the rep and holds no readable Genesys token', async () => {
  const worker = startTestWorker({ genesys });
  const answer = await askToSignIn(worker, genesys);
  expect(answer.status).toBe(200);
  expect(answer.json).toMatchObject({ rep: { id: ada.id, name: ada.name, roles: ['rep'] } });
  expect(Object.keys(answer.json ?? {}).sort()).toEqual(['expiresAt', 'rep', 'session']);
  expect(worker.audit).toMatchObject([{ type: 'SIGN_IN', repId: ada.id, result: 'granted', sequence: 1 }]);
});

test('a session lasts at most 15 minutes and never longer than the token of Genesys', async () => {
  const worker = startTestWorker({ genesys });
  const long = await signIn(worker, genesys);
  expect(Date.parse(long.expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
  const shortLived = await startFixture({ accessTokenLifetimeS: 400 });
  try {
    const short = await signIn(startTestWorker({ genesys: shortLived }), shortLived);
    expect(Date.parse(short.expiresAt) - Date.now()).toBeLessThanOrEqual(400_000);
  } finally {
    await shortLived.close();
  }
});

test.each([
  ['of another organisation', ofAnotherBank, 401, 'organization_not_allowed', 'organization_not_allowed'],
  ['cloned from another organisation', cloned, 401, 'sign_in_refused', 'sign_in_refused'],
  ['without a mapped role', withoutRole, 403, 'not_permitted', 'no_mapped_role'],
])('a user %s gets no session, and that is audited', async (_who, user, status, code, result) => {
  const worker = startTestWorker({ genesys });
  const answer = await askToSignIn(worker, genesys, user);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  expect(worker.audit).toMatchObject([{ type: 'DENIED', result }]);
});

test('a token of another OAuth client gets no session', async () => {
  const worker = startTestWorker({ genesys });
  const tokenInfo = {
    organization,
    homeOrganization: organization,
    OAuthClient: { id: randomUUID(), name: 'Other', organization },
  };
  const swapped: typeof fetch = async (url, init) =>
    String(url).includes('/tokens/me') ? Response.json(tokenInfo) : await fetch(url, init);
  const confused = startTestWorker({ genesys, fetch: swapped });
  expect(codeOf(await askToSignIn(confused, genesys))).toBe('client_not_allowed');
  expect((await askToSignIn(worker, genesys)).status).toBe(200);
});

test('a raw Genesys token instead of a code is refused and goes nowhere', async () => {
  const worker = startTestWorker({ genesys });
  const answer = await ask(worker, '/v1/session', { accessToken: 'a-raw-genesys-token', redirectUri });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
  expect(outbound()).toEqual([]);
  expect(worker.log.join()).not.toContain('a-raw-genesys-token');
});

test.each([
  ['another extension', 'https://ponmlkjihgfedcbaponmlkjihgfedcba.chromiumapp.org/oauth'],
  ['another path', 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/'],
  ['another host', 'https://evil.example/oauth'],
])('a redirect to %s is refused before Genesys is asked', async (_what, elsewhere) => {
  const worker = startTestWorker({ genesys });
  const answer = await ask(worker, '/v1/session', { code: 'c', codeVerifier: verifier, redirectUri: elsewhere });
  expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
  expect(outbound()).toEqual([]);
});

test('a wrong verifier and a used code are refused', async () => {
  const worker = startTestWorker({ genesys });
  const wrong = { code: await codeFor(genesys), codeVerifier: 'w'.repeat(64), redirectUri };
  expect(codeOf(await ask(worker, '/v1/session', wrong))).toBe('sign_in_refused');
  const right = { code: await codeFor(genesys), codeVerifier: verifier, redirectUri };
  expect((await ask(worker, '/v1/session', right)).status).toBe(200);
  expect(codeOf(await ask(worker, '/v1/session', right))).toBe('sign_in_refused');
});

test('without a proof of possession nothing is exchanged', async () => {
  const worker = startTestWorker({ genesys });
  const body = { code: await codeFor(genesys), codeVerifier: verifier, redirectUri };
  const before = outbound().length;
  const answer = await ask(worker, '/v1/session', body, { headers: { dpop: undefined } });
  expect([answer.status, codeOf(answer)]).toEqual([401, 'proof_invalid']);
  expect(answer.headers.get('www-authenticate')).toContain('invalid_dpop_proof');
  expect(outbound().length).toBe(before);
});

test('a session is worth nothing with another key, and a proof counts once', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  expect((await panel.post('/v1/conversations')).status).toBe(200);
  const stolen = await panel.post('/v1/conversations', undefined, { keys: await generateKeyPair('ES256') });
  expect([stolen.status, codeOf(stolen)]).toEqual([401, 'proof_invalid']);
});

test.each([
  ['no session', undefined, 'session_required'],
  ['a bearer token', 'Bearer abc', 'session_invalid'],
  ['nonsense', 'DPoP abc', 'session_invalid'],
])('%s is refused without asking Genesys', async (_what, authorization, code) => {
  const worker = startTestWorker({ genesys });
  const answer = await ask(worker, '/v1/conversations', undefined, { headers: { authorization } });
  expect([answer.status, codeOf(answer)]).toEqual([401, code]);
  expect(outbound()).toEqual([]);
});

test('a ticket is no session', async () => {
  const worker = startTestWorker({ genesys });
  const ticket = await worker.dependencies.seals.seal('ticket', {}, { expiresInS: 60 });
  const answer = await ask(worker, '/v1/conversations', undefined, { session: ticket });
  expect(codeOf(answer)).toBe('session_invalid');
});

test('a session expires by the real clock', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  worker.clock.advanceS(16 * 60);
  const answer = await panel.post('/v1/conversations');
  expect([answer.status, codeOf(answer)]).toEqual([401, 'session_expired']);
});

test('any instance with the same keys serves the session', async () => {
  const settings = { SESSION_KEYS: `s:${randomBytes(32).toString('base64url')}` };
  const panel = await signIn(startTestWorker({ genesys, settings }), genesys);
  const other = startTestWorker({ genesys, settings });
  expect((await ask(other, '/v1/conversations', undefined, panel)).status).toBe(200);
});

test('renewal asks Genesys again who this is and keeps the session its own', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const renewed = await panel.post('/v1/session/renewal');
  expect(renewed.json).toMatchObject({ rep: { id: ada.id } });
  genesys.control.revokeToken();
  const refused = await panel.post('/v1/session/renewal');
  expect([refused.status, codeOf(refused)]).toEqual([401, 'session_expired']);
});

test('neither token, code nor session is ever logged', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  await panel.post('/v1/conversations?secret=in-the-query');
  const log = worker.log.join('\n');
  expect(log).toContain('/v1/conversations');
  for (const secret of [panel.session, verifier, 'in-the-query', ada.name]) expect(log).not.toContain(secret);
  expect(log).not.toMatch(/authorization|bearer/iu);
});
