import { expect, it } from 'vitest';
import { ask, failureOf, openDoor, question } from './door.ts';
import { noRows, refusal, silence, startScriptedServer, unfinished } from './scripted-server.ts';

it('never takes an unfinished query for an empty one', async () => {
  await using server = await startScriptedServer(unfinished());
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, question))).toBe('timeout');
  expect(server.queries()).toHaveLength(1);
});

it('cancels an unfinished query whose job it knows', async () => {
  await using server = await startScriptedServer(unfinished('job_slow'));
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, question))).toBe('timeout');
  await server.hasReceived(2);
  expect(server.received[1]).toMatchObject({ method: 'POST', path: '/bigquery/v2/projects/p/jobs/job_slow/cancel' });
});

it('cancels the job of a query whose asker has left in the meantime', async () => {
  const answer = Promise.withResolvers<void>();
  await using server = await startScriptedServer((response) => {
    answer.promise.then(() => unfinished('job_left')(response));
  });
  const asker = new AbortController();
  const asked = failureOf(ask(openDoor(server.endpoint).runQuery, question, { signal: asker.signal }));
  await server.hasReceived(1);
  asker.abort(new DOMException('left', 'AbortError'));
  expect(await asked).toBe('aborted');
  answer.resolve();
  await server.hasReceived(2);
  expect(server.received[1]?.path).toBe('/bigquery/v2/projects/p/jobs/job_left/cancel');
});

it('ends at its deadline when the warehouse never answers', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery, reports } = openDoor(server.endpoint);
  expect(await failureOf(ask(runQuery, question, { deadlineMs: 200 }))).toBe('timeout');
  expect(server.received).toHaveLength(1);
  expect(reports).toMatchObject([{ outcome: 'timeout', attempts: 1, bytesBilled: null }]);
});

it('ends at its deadline when the retry is never answered', async () => {
  await using server = await startScriptedServer(refusal(503, 'backendError'), silence);
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, question, { deadlineMs: 500 }))).toBe('timeout');
  expect(server.received).toHaveLength(2);
});

it('does not start a query without time left', async () => {
  await using server = await startScriptedServer(noRows);
  const { runQuery, reports } = openDoor(server.endpoint);
  expect(await failureOf(ask(runQuery, question, { deadlineMs: 0 }))).toBe('timeout');
  expect(reports).toMatchObject([{ outcome: 'timeout', attempts: 0 }]);
});

// @hono/node-server aborts with a string, others with any error or with nothing.
it.each([
  ['an AbortError', new DOMException('left', 'AbortError')],
  ['a plain string', 'Client connection prematurely closed.'],
  ['any error', new Error('socket hang up')],
  ['a TimeoutError', new DOMException('too slow', 'TimeoutError')],
])('rejects at once when the asker leaves with %s', async (_, reason) => {
  await using server = await startScriptedServer(silence);
  const asker = new AbortController();
  const asked = failureOf(
    ask(openDoor(server.endpoint).runQuery, question, { signal: asker.signal, deadlineMs: 60_000 }),
  );
  await server.hasReceived(1);
  asker.abort(reason);
  expect(await asked).toBe('aborted');
});

it('rejects at once when the asker leaves between two tries', async () => {
  await using server = await startScriptedServer(refusal(429, 'rateLimitExceeded', { 'retry-after': '50' }));
  const asker = new AbortController();
  const { runQuery } = openDoor(server.endpoint);
  const asked = failureOf(ask(runQuery, question, { signal: asker.signal, deadlineMs: 60_000 }));
  await server.hasReceived(1);
  setTimeout(() => asker.abort('left'), 50);
  expect(await asked).toBe('aborted');
  expect(server.received).toHaveLength(1);
});

it('does not ask for someone who has already left', async () => {
  await using server = await startScriptedServer(noRows);
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, question, { signal: AbortSignal.abort() }))).toBe(
    'aborted',
  );
  expect(server.received).toEqual([]);
});
