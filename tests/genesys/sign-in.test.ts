import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import {
  ada,
  api,
  ask,
  authorizePath,
  codeFor,
  cookieOf,
  exchange,
  locationOf,
  logIn,
  loginHost,
  redirectUri,
  startFixture,
  tokenFor,
} from './fixture.ts';

let mock: GenesysMock;
let nowMs = Date.parse('2026-11-18T10:45:00Z');

beforeEach(async () => {
  mock = await startFixture({ clock: { nowMs: () => nowMs } });
});
afterEach(async () => mock.close());

const visit = (path: string, cookie?: string) =>
  ask(mock, { path, host: loginHost, headers: cookie ? { cookie } : {} });

describe('authorize', () => {
  it('shows a login form to a browser without a session', async () => {
    const answer = await visit(authorizePath());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('name="password"');
  });

  it('sends the code and the state to the redirect after the login', async () => {
    const answer = await logIn(mock);
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toMatch(`${redirectUri}?code=`);
    expect(locationOf(answer).searchParams.get('state')).toBe('state-1');
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; Secure/);
  });

  it('redirects at once while the session lives, and asks again for prompt=login', async () => {
    const cookie = cookieOf(await logIn(mock));
    const silent = await visit(authorizePath(), cookie);
    expect(silent.status).toBe(302);
    expect(locationOf(silent).searchParams.get('code')).toBeTruthy();
    expect((await visit(authorizePath({ prompt: 'login' }), cookie)).status).toBe(200);
  });

  it('asks again after a logout', async () => {
    const cookie = cookieOf(await logIn(mock));
    await visit('/logout', cookie);
    expect((await visit(authorizePath(), cookie)).status).toBe(200);
  });

  it('refuses a wrong password without a redirect', async () => {
    const answer = await logIn(mock, { ...ada, password: 'wrong' });
    expect(answer.status).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.text).toContain('not right');
  });

  it.each([
    ['differs by a slash', { redirect_uri: `${redirectUri}/` }],
    ['differs by a query', { redirect_uri: `${redirectUri}?x=1` }],
    ['is missing', { redirect_uri: undefined }],
  ])('refuses a redirect that %s, on a page and not by redirect', async (_, change) => {
    const answer = await visit(authorizePath(change));
    expect(answer.status).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });

  it('refuses an unknown client on a page', async () => {
    expect((await visit(authorizePath({ client_id: 'nobody' }))).status).toBe(400);
  });

  it.each([
    ['the implicit grant', { response_type: 'token' }, 'unauthorized_client'],
    ['another response type', { response_type: 'id' }, 'unsupported_response_type'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['an organisation without a provider', { org: 'northbridge' }, 'invalid_request'],
  ])('reports %s on the redirect, with the state', async (_, change, error) => {
    const answer = locationOf(await visit(authorizePath(change)));
    expect(answer.searchParams.get('error')).toBe(error);
    expect(answer.searchParams.get('error_description')).toBeTruthy();
    expect(answer.searchParams.get('state')).toBe('state-1');
  });
});

describe('token', () => {
  const refusal = (error: string) => ({
    error,
    description: expect.any(String),
    error_description: expect.any(String),
  });

  it('gives an opaque bearer token for a code and its verifier', async () => {
    const answer = await exchange(mock, await codeFor(mock));
    expect(answer.status).toBe(200);
    const body = JSON.parse(answer.text);
    expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 86_399 });
    expect(body.access_token.split('.')).toHaveLength(1);
  });

  it('takes a code once', async () => {
    const code = await codeFor(mock);
    expect((await exchange(mock, code)).status).toBe(200);
    const again = await exchange(mock, code);
    expect(again.status).toBe(400);
    expect(JSON.parse(again.text)).toEqual(refusal('invalid_grant'));
  });

  it('takes a code for 60 seconds', async () => {
    const [early, late] = [await codeFor(mock), await codeFor(mock)];
    nowMs += 59_999;
    expect((await exchange(mock, early)).status).toBe(200);
    nowMs += 1;
    expect((await exchange(mock, late)).status).toBe(400);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(64) }, 'invalid_grant'],
    ['another redirect', { redirect_uri: `${redirectUri}/` }, 'invalid_grant'],
    ['a verifier that is too short', { code_verifier: 'short' }, 'invalid_request'],
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['another grant', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, change, error) => {
    const answer = await exchange(mock, await codeFor(mock), change);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual(refusal(error));
  });

  it('takes a form only', async () => {
    const body = JSON.stringify({ grant_type: 'authorization_code' });
    const headers = { 'content-type': 'application/json' };
    const answer = await ask(mock, { method: 'POST', path: '/oauth/token', host: loginHost, headers, body });
    expect(JSON.parse(answer.text)).toEqual(refusal('invalid_request'));
  });

  it('stops working when revoked, deleted or expired', async () => {
    const [revoked, deleted] = [await tokenFor(mock), await tokenFor(mock)];
    expect((await api(mock, deleted, '/tokens/me', 'DELETE')).status).toBe(200);
    expect((await api(mock, deleted, '/tokens/me')).status).toBe(401);
    expect((await api(mock, revoked, '/tokens/me')).status).toBe(200);
    expect(mock.control.revokeToken({ userId: ada.id })).toEqual({ revoked: 1 });
    expect((await api(mock, revoked, '/tokens/me')).status).toBe(401);
    const expiring = await tokenFor(mock);
    nowMs += 86_400_000;
    expect((await api(mock, expiring, '/tokens/me')).status).toBe(401);
  });
});
