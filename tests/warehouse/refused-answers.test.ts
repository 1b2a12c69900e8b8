import { expect, it } from 'vitest';
import { z } from 'zod';
import { ask, failureOf, openDoor, question, questionOf } from './door.ts';
import type { Reply } from './scripted-server.ts';
import { json, noRows, rows, SUBJECT_FIELD, startScriptedServer } from './scripted-server.ts';

async function failureAfter(reply: Reply, query = question) {
  await using server = await startScriptedServer(reply);
  const failure = await failureOf(ask(openDoor(server.endpoint).runQuery, query));
  return { failure, calls: server.received.length };
}

const own = (count: number) => Array.from({ length: count }, () => ['C-1']);

it('takes a completed query without rows for "nothing on file"', async () => {
  await using server = await startScriptedServer(noRows);
  expect(await ask(openDoor(server.endpoint).runQuery, question)).toEqual([]);
});

it('refuses a result that was cut at its cap, rather than showing a short list', async () => {
  const cut = rows([SUBJECT_FIELD], own(7), { totalRows: '40', pageToken: 'next' });
  expect(await failureAfter(cut)).toEqual({ failure: 'too_many_rows', calls: 1 });
});

it('refuses a cut result although its total is not told', async () => {
  const cut = rows([SUBJECT_FIELD], own(3), { totalRows: undefined, pageToken: 'next' });
  expect((await failureAfter(cut)).failure).toBe('too_many_rows');
});

it('refuses more rows than the question allows although the warehouse ignored the cap', async () => {
  expect((await failureAfter(rows([SUBJECT_FIELD], own(8)))).failure).toBe('too_many_rows');
});

it('accepts a result that fills its cap exactly', async () => {
  expect((await failureAfter(rows([SUBJECT_FIELD], own(7)))).failure).toBe('answered');
});

it('refuses an answer with warnings, for rows may be missing', async () => {
  const warned = rows([SUBJECT_FIELD], own(1), { errors: [{ reason: 'partial', message: 'canary' }] });
  expect((await failureAfter(warned)).failure).toBe('malformed');
});

it('refuses a row about another customer, and with it the whole answer', async () => {
  expect((await failureAfter(rows([SUBJECT_FIELD], [['C-1'], ['C-2']]))).failure).toBe('wrong_subject');
});

it.each([
  ['no subject column', rows([{ name: 'name', type: 'STRING' }], [['Northgate']])],
  ['a row whose subject is NULL', rows([SUBJECT_FIELD], [[null]])],
])('refuses %s', async (_, reply) => {
  expect((await failureAfter(reply)).failure).toBe('wrong_subject');
});

it('refuses a row that is not of the agreed shape', async () => {
  const query = questionOf({ subject_customer_id: z.string(), day: z.iso.date() });
  const poison = rows([SUBJECT_FIELD, { name: 'day', type: 'STRING' }], [['C-1', 'tomorrow']]);
  await using server = await startScriptedServer(poison);
  expect(await failureOf(ask(openDoor(server.endpoint).runQuery, query))).toBe('malformed');
});

it('refuses cells that do not fit their own schema, without asking again', async () => {
  const torn = json({
    queryId: 'job_x',
    jobComplete: true,
    totalRows: '1',
    schema: { fields: [{ ...SUBJECT_FIELD, mode: 'REPEATED' }] },
    rows: [{ f: [{ v: 7 }] }],
  });
  expect(await failureAfter(torn)).toEqual({ failure: 'malformed', calls: 1 });
});

it('drops a column nobody asked for', async () => {
  await using server = await startScriptedServer(
    rows([SUBJECT_FIELD, { name: 'national_insurance_number', type: 'STRING' }], [['C-1', 'QQ123456C']]),
  );
  expect(await ask(openDoor(server.endpoint).runQuery, question)).toEqual([{ subject_customer_id: 'C-1' }]);
});

it.each([
  ['is not one of BigQuery', { hello: 'world' }],
  ['names neither query nor job', { jobComplete: true, rows: [], totalRows: '0' }],
  ['says nothing about completion', { queryId: 'job_x', rows: [], totalRows: '0' }],
])('never takes a JSON answer that %s for "nothing on file"', async (_, body) => {
  await using server = await startScriptedServer(json(body));
  const failure = await failureOf(ask(openDoor(server.endpoint).runQuery, question, { deadlineMs: 2_000 }));
  expect(['unavailable', 'timeout']).toContain(failure);
});
