import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KEYED_OTHERWISE } from '../../api-worker/warehouse/keyed-otherwise.ts';
import { texts } from '../../api-worker/warehouse/parameters.ts';
import type { Query } from '../../api-worker/warehouse/query.ts';
import { failureOf, openDoor, question } from './door.ts';
import { noRows, startScriptedServer } from './scripted-server.ts';

const root = new URL('../../api-worker/', import.meta.url);

/** Every query object in the worker's sources, read as text: most are not exported. */
const queries = globSync('**/*.ts', { cwd: root }).flatMap((path) => {
  const source = readFileSync(new URL(path, root), 'utf8');
  return [...source.matchAll(/\{[^{}]*name: '(?<name>[\w-]+)'[^{}]*keyedBy: '(?<keyedBy>[\w-]+)'[^{}]*\}/gu)].map(
    ({ groups }) => ({ name: groups?.name ?? '', keyedBy: groups?.keyedBy ?? '' }),
  );
});

const countOf = (text: string) =>
  globSync('**/*.ts', { cwd: root }).reduce(
    (sum, path) => sum + readFileSync(new URL(path, root), 'utf8').split(text).length - 1,
    0,
  );

const otherwise: Query<unknown> = { ...question, keyedBy: 'keyed-otherwise' };
const options = { signal: new AbortController().signal, deadlineMs: 5_000 };

it('finds every query of the worker', () => {
  expect(queries.map(({ name }) => name)).toEqual(expect.arrayContaining(['subject', 'customers-by-identifier']));
  expect(queries).toHaveLength(countOf('sql: sql(import.meta.url'));
});

it('lists exactly the queries that are not held against one customer', () => {
  const listed = queries.filter(({ keyedBy }) => keyedBy !== 'subject').map(({ name }) => name);
  expect(listed.toSorted()).toEqual(Object.keys(KEYED_OTHERWISE).toSorted());
});

it('gives a reason for each of them', () => {
  for (const reason of Object.values(KEYED_OTHERWISE)) expect(reason.split(' ').length).toBeGreaterThan(5);
});

it.each(['question', 'constructor'])(
  'refuses %s, which is keyed otherwise and not listed, before sending',
  async (name) => {
    await using server = await startScriptedServer(noRows);
    const { runQuery } = openDoor(server.endpoint);
    expect(await failureOf(runQuery({ ...otherwise, name }, {}, options))).toBe('invalid_query');
    expect(server.received).toEqual([]);
  },
);

it('runs a listed one without a customer', async () => {
  await using server = await startScriptedServer(noRows);
  const listed = { ...otherwise, name: 'customers-by-identifier' };
  const asked = openDoor(server.endpoint).runQuery(listed, { identifier_keys: texts(['k']) }, options);
  expect(await asked).toEqual([]);
});
