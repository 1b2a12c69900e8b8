import { expect, it } from 'vitest';
import { ask, failureOf, openDoor, question } from './door.ts';
import type { Reply } from './scripted-server.ts';
import { noRows, page, refusal, reset, startScriptedServer } from './scripted-server.ts';

const busy = refusal(503, 'backendError');

async function outcomeOf(script: Reply[], deadlineMs = 5_000) {
  await using server = await startScriptedServer(...script);
  const { runQuery, reports } = openDoor(server.endpoint);
  const failure = await failureOf(ask(runQuery, question, { deadlineMs }));
  return { failure, calls: server.received.length, attempts: reports[0]?.attempts };
}

const passing: [string, Reply][] = [
  ['503', busy],
  ['500', refusal(500, 'internalError')],
  ['502', refusal(502, 'badGateway')],
  ['429', refusal(429, 'rateLimitExceeded')],
  ['403 rateLimitExceeded', refusal(403, 'rateLimitExceeded')],
  ['403 jobRateLimitExceeded', refusal(403, 'jobRateLimitExceeded')],
  ['400 jobBackendError', refusal(400, 'jobBackendError')],
  ['a connection reset', reset],
  ['a page that is not JSON', page],
];

it.each(passing)('asks a second time after %s, and answers', async (_, reply) => {
  expect(await outcomeOf([reply, noRows])).toEqual({ failure: 'answered', calls: 2, attempts: 2 });
});

it.each(passing)('gives up after the second %s', async (_, reply) => {
  expect(await outcomeOf([reply])).toEqual({ failure: 'unavailable', calls: 2, attempts: 2 });
});

const lasting: [string, string, Reply][] = [
  ['a query it does not understand', 'invalid_query', refusal(400, 'invalidQuery')],
  ['a query beyond its byte limit', 'invalid_query', refusal(400, 'bytesBilledLimitExceeded')],
  ['an unknown table', 'invalid_query', refusal(404, 'notFound')],
  ['a construct it does not know', 'invalid_query', refusal(501, 'notImplemented')],
  ['missing rights', 'denied', refusal(403, 'accessDenied')],
  ['credentials it does not accept', 'denied', refusal(401, 'authError')],
  ['a spent quota', 'unavailable', refusal(403, 'quotaExceeded')],
  ['a job it stopped', 'timeout', refusal(499, 'stopped')],
];

it.each(lasting)('does not ask again when the warehouse answers %s: %s', async (_, failure, reply) => {
  expect(await outcomeOf([reply])).toEqual({ failure, calls: 1, attempts: 1 });
});

it('waits as long as the warehouse asks, if that fits the deadline', async () => {
  await using server = await startScriptedServer(refusal(429, 'rateLimitExceeded', { 'retry-after': '1' }), noRows);
  const startedMs = performance.now();
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, question, { deadlineMs: 15_000 }))).toBe('answered');
  // Timers may fire a millisecond early; sooner than the wait asked for would be a fault.
  expect(performance.now() - startedMs).toBeGreaterThan(990);
});

it('gives up at once when the wait the warehouse asks for does not fit the deadline', async () => {
  const outcome = await outcomeOf([refusal(429, 'rateLimitExceeded', { 'retry-after': '60' })], 15_000);
  expect(outcome).toEqual({ failure: 'unavailable', calls: 1, attempts: 1 });
});

it('sends the retry with what is left of the deadline', async () => {
  await using server = await startScriptedServer(busy, noRows);
  await ask(openDoor(server.endpoint).runQuery, question);
  const [first, second] = server.queries().map(({ body }) => body?.timeoutMs ?? 0);
  expect(second).toBeLessThan(first ?? 0);
});

it('asks a second time when nobody listens, and then gives up', async () => {
  const server = await startScriptedServer(noRows);
  await server[Symbol.asyncDispose]();
  const { runQuery, reports } = openDoor(server.endpoint);
  expect(await failureOf(ask(runQuery, question))).toBe('unavailable');
  expect(reports).toMatchObject([{ attempts: 2 }]);
});
