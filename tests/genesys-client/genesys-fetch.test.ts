import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GenesysCall } from '../../api-worker/genesys/genesys-fetch.ts';
import { createGenesysFetch } from '../../api-worker/genesys/genesys-fetch.ts';

type Answer = { status: number; headers?: Record<string, string>; text?: string } | 'hang' | 'reset';

let server: Server;
let origin = '';
let answers: Answer[] = [];
let asked: string[] = [];

beforeEach(async () => {
  answers = [];
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined || answer === 'hang') return;
    if (answer === 'reset') return request.socket.destroy();
    response
      .writeHead(answer.status, { 'inin-correlation-id': 'genesys-1', ...answer.headers })
      .end(answer.text ?? '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

const logged: unknown[] = [];
const genesysFetch = createGenesysFetch({ fetch, onAnswer: (call, answer) => logged.push({ ...call, ...answer }) });
const get = (change: Partial<GenesysCall> = {}) =>
  genesysFetch({ method: 'GET', url: `${origin}/api/v2/conversations`, token: 't', deadlineMs: 1_500, ...change });

test('answers the parsed body, and null where there is none', async () => {
  answers = [{ status: 200, text: '{"a":1}' }];
  expect(await get()).toEqual({ a: 1 });
  answers = [{ status: 200, text: '' }];
  expect(await get({ method: 'DELETE' })).toBeNull();
});

test.each<[string, Answer, object]>([
  ['401', { status: 401 }, { code: 'session_expired' }],
  ['403', { status: 403 }, { code: 'upstream_failed' }],
  ['404', { status: 404 }, { code: 'upstream_failed' }],
  ['429', { status: 429, headers: { 'retry-after': '42' } }, { code: 'upstream_busy', retryAfterS: 42 }],
  ['500', { status: 500 }, { code: 'upstream_failed' }],
  ['503 without an end', { status: 503 }, { code: 'upstream_failed' }],
  ['504', { status: 504 }, { code: 'upstream_timeout' }],
  ['a page instead of JSON', { status: 502, text: '<html>Bad gateway</html>' }, { code: 'upstream_failed' }],
  ['success that is no JSON', { status: 200, text: '<html>' }, { code: 'upstream_failed' }],
  ['a cut connection', 'reset', { code: 'upstream_failed' }],
])('%s has a code of its own', async (_what, answer, expected) => {
  answers = [answer];
  await expect(get()).rejects.toMatchObject({ name: 'AppError', ...expected });
});

test('a caller may say what a refusal means to it', async () => {
  answers = [{ status: 400 }];
  await expect(get({ refusal: 'sign_in_refused' })).rejects.toMatchObject({ code: 'sign_in_refused' });
  answers = [{ status: 401 }];
  await expect(get({ unauthorized: 'sign_in_refused' })).rejects.toMatchObject({ code: 'sign_in_refused' });
});

test('a silent Genesys is given up at the deadline', async () => {
  answers = ['hang'];
  await expect(get({ deadlineMs: 80 })).rejects.toMatchObject({ code: 'upstream_timeout' });
});

test('stops when the asker leaves, which is no fault of Genesys', async () => {
  answers = ['hang'];
  const asker = new AbortController();
  const pending = get({ signal: asker.signal });
  setImmediate(() => asker.abort());
  await expect(pending).rejects.toMatchObject({ code: 'conflict' });
});

test('who leaves in the pause before the second try asks nothing more', async () => {
  answers = [{ status: 503, headers: { 'retry-after': '1' } }];
  const asker = new AbortController();
  const pending = get({ signal: asker.signal });
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  asker.abort();
  await expect(pending).rejects.toMatchObject({ code: 'conflict' });
  expect(asked).toHaveLength(1);
});

test.each<[string, Answer]>([
  ['503', { status: 503 }],
  ['429 that asks for a short pause', { status: 429, headers: { 'retry-after': '1' } }],
  ['a cut connection', 'reset'],
])('a GET is tried once more after %s', async (_what, first) => {
  answers = [first, { status: 200, text: '{"ok":true}' }];
  expect(await get()).toEqual({ ok: true });
  expect(asked).toHaveLength(2);
});

test('never more than twice', async () => {
  answers = [{ status: 503 }];
  await expect(get()).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(asked).toHaveLength(2);
});

test('a pause that does not fit the deadline is not waited for', async () => {
  answers = [{ status: 429, headers: { 'retry-after': '30' } }];
  await expect(get()).rejects.toMatchObject({ code: 'upstream_busy', retryAfterS: 30 });
  expect(asked).toHaveLength(1);
});

test.each(['POST', 'PUT', 'DELETE'] as const)('%s is never repeated', async (method) => {
  answers = [{ status: 503 }];
  await expect(get({ method })).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(asked).toHaveLength(1);
});

test('a redirection is not followed: the token goes nowhere else', async () => {
  answers = [{ status: 302, headers: { location: `${origin}/elsewhere` } }];
  await expect(get()).rejects.toMatchObject({ code: 'upstream_failed' });
  expect(asked).toEqual(['GET /api/v2/conversations']);
});

test('the log has the pattern of a path, never the id in it', async () => {
  logged.length = 0;
  answers = [{ status: 200 }, { status: 200 }];
  await get({ url: `${origin}/api/v2/notifications/channels/streaming-1-abc/subscriptions` });
  await get({ url: `${origin}/api/v2/users/c0000000-0000-4000-8000-000000000001` });
  expect(logged).toMatchObject([
    { path: '/api/v2/notifications/channels/:id/subscriptions' },
    { path: '/api/v2/users/:id' },
  ]);
});

test("the log has path and Genesys' correlation id, and no query", async () => {
  logged.length = 0;
  answers = [{ status: 200 }];
  await get({ url: `${origin}/api/v2/conversations?a=b` });
  expect(logged).toMatchObject([
    { method: 'GET', path: '/api/v2/conversations', status: 200, correlationId: 'genesys-1' },
  ]);
});
