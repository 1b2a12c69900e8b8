import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import { frontDoor } from '../../api-worker/http/front-door.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';

const PANEL = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
const READABLE = ['/v1/configuration', '/widget', '/widget.js', '/widget.css', '/health', '/ready'];

/** Everything behind the door answers, so that a refusal is the door's own. */
const app = new Hono<WorkerEnv>();
app.use(...frontDoor(PANEL));
app.all('*', async (c) => c.text(`in with ${(await c.req.text()).length}`));
app.onError((error, c) => c.text(error instanceof AppError ? error.code : `a fault: ${error}`, 500));

async function knock(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const answer = await app.request(path, { method, headers, body });
  return { text: await answer.text(), status: answer.status, headers: answer.headers };
}
const post = (headers: Record<string, string> = {}, body?: string, path = '/v1/packs') =>
  knock('POST', path, { origin: PANEL, ...headers }, body);
const JSON_TYPE = { 'content-type': 'application/json' };

describe('what may be read', () => {
  test.each(READABLE)('%s, by anybody and only read', async (path) => {
    expect((await knock('GET', path)).text).toBe('in with 0');
    expect((await knock('HEAD', path)).status).toBe(200);
    expect((await knock('POST', path, { origin: PANEL })).text).toBe('method_not_allowed');
  });

  test.each(['/v1/packs', '/v1/session', '/', '/widget/', '/v1/configuration/x', '/metrics'])(
    'never %s',
    async (path) => {
      expect((await knock('GET', path, { origin: PANEL })).text).toBe('method_not_allowed');
      expect((await knock('HEAD', path, { origin: PANEL })).status).toBe(500);
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH'])('nothing is answered to %s', async (method) => {
    for (const path of ['/v1/packs', '/health']) {
      expect((await knock(method, path, { origin: PANEL })).text).toBe('method_not_allowed');
    }
  });
});

describe('who may ask', () => {
  test('the panel', async () => {
    expect((await post(JSON_TYPE, '{}')).text).toBe('in with 2');
  });

  test.each([
    ['another extension', { origin: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['a page', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('%s may not', async (_what, headers) => {
    expect((await post(headers)).text).toBe('origin_not_allowed');
  });

  test('nobody without an origin, but the call flow, which must not have one', async () => {
    expect((await knock('POST', '/v1/packs')).text).toBe('origin_not_allowed');
    expect((await knock('POST', '/v1/statements')).text).toBe('in with 0');
    expect((await knock('POST', '/v1/statements', { origin: PANEL })).text).toBe('origin_not_allowed');
  });
});

describe('a preflight', () => {
  const preflight = (origin: string) =>
    knock('OPTIONS', '/v1/packs', { origin, 'access-control-request-method': 'POST' });

  test('of the panel is answered for two hours: two methods, three headers', async () => {
    const { status, headers } = await preflight(PANEL);
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': PANEL,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'Authorization,Content-Type,DPoP',
      'access-control-max-age': '7200',
    });
  });

  test('of anybody else is refused', async () => {
    expect((await preflight('https://evil.example')).text).toBe('origin_not_allowed');
  });

  test('lets the panel read when it may ask again, and nothing more', async () => {
    const { headers } = await post();
    expect(headers.get('access-control-expose-headers')).toBe('Retry-After');
    expect(headers.get('access-control-allow-origin')).toBe(PANEL);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('the type of a body', () => {
  test.each([
    'application/json',
    'application/json;charset=utf-8',
    'application/json ; charset=utf-8',
    'application/json;  charset=UTF-8',
    'APPLICATION/JSON',
  ])('%j is read', async (type) => {
    expect((await post({ 'content-type': type }, '{}')).text).toBe('in with 2');
  });

  test.each([
    'text/plain',
    'application/jsonp',
    'x/application/json',
    'application/json;charset=utf-16',
    'application/json; charset=utf-8; x=y',
    'application/x-www-form-urlencoded',
    '',
  ])('%j is not', async (type) => {
    expect((await post({ 'content-type': type }, '{}')).text).toBe('media_type_unsupported');
  });

  test('may be absent with the body, and is nothing to somebody who reads', async () => {
    expect((await post()).text).toBe('in with 0');
    expect((await knock('GET', '/health', { 'content-type': 'text/plain' })).text).toBe('in with 0');
  });
});

describe('the size of a body', () => {
  test.each([
    ['/v1/packs', 16_384],
    ['/v1/pins', 16_384],
    ['/v1/pins/list', 65_536],
  ])('for %s is %i bytes at most', async (path, most) => {
    expect((await post(JSON_TYPE, 'x'.repeat(most), path)).text).toBe(`in with ${most}`);
    expect((await post(JSON_TYPE, 'x'.repeat(most + 1), path)).text).toBe('body_too_large');
  });
});
