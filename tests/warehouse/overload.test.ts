import { afterEach, expect, it, vi } from 'vitest';
import { ask, failureOf, openDoor, question } from './door.ts';
import { noRows, refusal, rows, SUBJECT_FIELD, silence, startScriptedServer } from './scripted-server.ts';

const busy = refusal(503, 'backendError');
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

afterEach(() => {
  vi.useRealTimers();
});

it('stops asking after five failures in a row, and then fails without a call', async () => {
  await using server = await startScriptedServer(busy);
  const { runQuery, reports } = openDoor(server.endpoint);
  for (let each = 0; each < 5; each += 1) expect(await failureOf(ask(runQuery, question))).toBe('unavailable');
  expect(server.received).toHaveLength(10);
  expect(await failureOf(ask(runQuery, question))).toBe('unavailable');
  expect(server.received).toHaveLength(10);
  expect(reports.at(-1)).toMatchObject({ outcome: 'unavailable', attempts: 0 });
});

it('tries again after ten seconds, and goes on when the warehouse is back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await using server = await startScriptedServer(busy);
  const told: string[] = [];
  const { runQuery } = openDoor(server.endpoint, { onBreaker: (state) => told.push(state) });
  for (let each = 0; each < 5; each += 1) await failureOf(ask(runQuery, question));
  expect(told).toEqual(['opened']);
  later(10_001);
  server.reply(noRows);
  const all = await Promise.all(Array.from({ length: 8 }, () => failureOf(ask(runQuery, question))));
  expect(all).toEqual(Array(8).fill('answered'));
  expect(told).toEqual(['opened', 'closed']);
});

it('keeps every deadline while one query tries whether the warehouse is back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await using server = await startScriptedServer(busy);
  const { runQuery } = openDoor(server.endpoint);
  for (let each = 0; each < 5; each += 1) await failureOf(ask(runQuery, question));
  later(10_001);
  server.reply(silence);
  const probing = new AbortController();
  const probe = failureOf(ask(runQuery, question, { signal: probing.signal, deadlineMs: 60_000 }));
  expect(await failureOf(ask(runQuery, question, { deadlineMs: 100 }))).toBe('timeout');
  probing.abort('left');
  expect(await probe).toBe('aborted');
});

it('does not take a rep who left in the middle of the try for a warehouse that is back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await using server = await startScriptedServer(busy);
  const { runQuery } = openDoor(server.endpoint);
  for (let each = 0; each < 5; each += 1) await failureOf(ask(runQuery, question));
  later(10_001);
  server.reply(silence);
  const probing = new AbortController();
  const probe = failureOf(ask(runQuery, question, { signal: probing.signal }));
  await server.hasReceived(11);
  probing.abort('left');
  expect(await probe).toBe('aborted');
  expect(await failureOf(ask(runQuery, question))).toBe('unavailable');
  expect(server.received).toHaveLength(11);
});

it('does not take its own queue for a broken warehouse', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery } = openDoor(server.endpoint, { runningAtOnce: 1 });
  for (let each = 1; each <= 6; each += 1) {
    const asker = new AbortController();
    const running = failureOf(ask(runQuery, question, { signal: asker.signal }));
    await server.hasReceived(2 * each - 1);
    const late = failureOf(ask(runQuery, question, { deadlineMs: 500 }));
    setTimeout(() => asker.abort('left'), 300);
    expect(await late).toBe('timeout');
    expect(await running).toBe('aborted');
    await server.hasReceived(2 * each);
  }
  server.reply(noRows);
  expect(await failureOf(ask(runQuery, question))).toBe('answered');
});

it('does not take reps who leave for a broken warehouse', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery } = openDoor(server.endpoint);
  for (let each = 1; each <= 6; each += 1) {
    const asker = new AbortController();
    const asked = failureOf(ask(runQuery, question, { signal: asker.signal }));
    await server.hasReceived(each);
    asker.abort('Client connection prematurely closed.');
    expect(await asked).toBe('aborted');
  }
  server.reply(noRows);
  expect(await failureOf(ask(runQuery, question))).toBe('answered');
});

it.each([
  ['faulty queries', refusal(400, 'invalidQuery'), 'invalid_query'],
  ['missing rights', refusal(403, 'accessDenied'), 'denied'],
  ['rows of another customer', rows([SUBJECT_FIELD], [['C-2']]), 'wrong_subject'],
])('does not take %s for a broken warehouse', async (_, reply, failure) => {
  await using server = await startScriptedServer(reply);
  const { runQuery } = openDoor(server.endpoint);
  for (let each = 0; each < 6; each += 1) expect(await failureOf(ask(runQuery, question))).toBe(failure);
  server.reply(noRows);
  expect(await failureOf(ask(runQuery, question))).toBe('answered');
});

it('lets 48 queries run at once and the next ones wait', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery } = openDoor(server.endpoint);
  const asker = new AbortController();
  const running = Array.from({ length: 48 }, () => failureOf(ask(runQuery, question, { signal: asker.signal })));
  await server.hasReceived(48);
  server.reply(noRows);
  const waiting = failureOf(ask(runQuery, question, { deadlineMs: 10_000 }));
  expect(server.received).toHaveLength(48);
  asker.abort('left');
  expect(await waiting).toBe('answered');
  expect(new Set(await Promise.all(running))).toEqual(new Set(['aborted']));
  expect(server.received).toHaveLength(49);
});

it('keeps the deadline of a query that never got its turn, and asks nothing for it later', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery, reports } = openDoor(server.endpoint);
  const asker = new AbortController();
  const running = Array.from({ length: 48 }, () => failureOf(ask(runQuery, question, { signal: asker.signal })));
  await server.hasReceived(48);
  expect(await failureOf(ask(runQuery, question, { deadlineMs: 50 }))).toBe('timeout');
  expect(reports.at(-1)).toMatchObject({ outcome: 'timeout', attempts: 0 });
  asker.abort('left');
  await Promise.all(running);
  server.reply(noRows);
  await ask(runQuery, question);
  expect(server.received).toHaveLength(49);
});

it('refuses at once what would wait behind 200 others, without calling the warehouse broken', async () => {
  await using server = await startScriptedServer(silence);
  const { runQuery } = openDoor(server.endpoint);
  const asker = new AbortController();
  const options = { signal: asker.signal, deadlineMs: 60_000 };
  const accepted = Array.from({ length: 248 }, () => failureOf(ask(runQuery, question, options)));
  await server.hasReceived(48);
  for (let each = 0; each < 6; each += 1) {
    expect(await failureOf(ask(runQuery, question, options))).toBe('unavailable');
  }
  asker.abort('left');
  expect(new Set(await Promise.all(accepted))).toEqual(new Set(['aborted']));
  server.reply(noRows);
  expect(await failureOf(ask(runQuery, question))).toBe('answered');
});
