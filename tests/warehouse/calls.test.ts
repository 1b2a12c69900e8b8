import { afterEach, expect, it, vi } from 'vitest';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import { text } from '../../api-worker/warehouse/parameters.ts';
import { ask, openDoor, question } from './door.ts';
import { noRows, refusal, rows, SUBJECT_FIELD, startScriptedServer } from './scripted-server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('asks once and has the answer: one POST, nothing polled, no job made', async () => {
  await using server = await startScriptedServer(rows([SUBJECT_FIELD], [['C-1']]));
  expect(await ask(openDoor(server.endpoint).runQuery, question)).toEqual([{ subject_customer_id: 'C-1' }]);
  expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /bigquery/v2/projects/p/queries',
  ]);
});

it('tells the warehouse to stop the query when nobody waits for it any more', async () => {
  await using server = await startScriptedServer(noRows);
  await ask(openDoor(server.endpoint).runQuery, question, { deadlineMs: 4_000 });
  const body = server.queries()[0]?.body;
  expect(Number(body?.jobTimeoutMs)).toBe(body?.timeoutMs);
  expect(body?.timeoutMs).toBeGreaterThan(0);
  expect(body?.timeoutMs).toBeLessThanOrEqual(4_000);
});

it('bounds what a query may read, names the dataset and labels the cost', async () => {
  await using server = await startScriptedServer(noRows);
  await ask(openDoor(server.endpoint).runQuery, question);
  expect(server.queries()[0]?.body).toMatchObject({
    query: question.sql,
    useLegacySql: false,
    maxResults: 7,
    maximumBytesBilled: '104857600',
    defaultDataset: { datasetId: 'prep' },
    labels: { app: 'prep-pack', query: 'question' },
    location: 'EU',
    parameterMode: 'named',
    jobCreationMode: 'JOB_CREATION_OPTIONAL',
  });
});

it('never puts a value into the text of the query', async () => {
  await using server = await startScriptedServer(noRows);
  const parameters = { customer_id: text("C-1' OR 1=1 --") };
  await ask(openDoor(server.endpoint).runQuery, question, { parameters });
  expect(server.queries()[0]?.body?.query).toBe(question.sql);
});

it('reports per query what it cost, without a parameter or a row', async () => {
  await using server = await startScriptedServer(rows([SUBJECT_FIELD], [['C-1']], { cacheHit: true }));
  const { runQuery, reports } = openDoor(server.endpoint);
  await ask(runQuery, question);
  expect(reports).toEqual([
    {
      query: 'question',
      outcome: 'rows',
      ms: expect.any(Number),
      attempts: 1,
      rows: 1,
      bytesBilled: 10485760,
      bytesProcessed: 1024,
      isCacheHit: true,
    },
  ]);
  expect(JSON.stringify(reports)).not.toContain('C-1');
});

it('reports the cost of an answer it refused', async () => {
  await using server = await startScriptedServer(rows([SUBJECT_FIELD], [['C-2']]));
  const { runQuery, reports } = openDoor(server.endpoint);
  await ask(runQuery, question).catch(() => undefined);
  expect(reports).toMatchObject([{ outcome: 'wrong_subject', bytesBilled: 10485760, rows: 0 }]);
});

it('knows no cost where row policies hide it, rather than a cost of nothing', async () => {
  const hidden = { totalBytesBilled: undefined, totalBytesProcessed: undefined, cacheHit: undefined };
  await using server = await startScriptedServer(rows([SUBJECT_FIELD], [['C-1']], hidden));
  const { runQuery, reports } = openDoor(server.endpoint);
  await ask(runQuery, question);
  expect(reports).toMatchObject([{ bytesBilled: null, bytesProcessed: null, isCacheHit: null }]);
});

it('lets no text of the warehouse into its own message', async () => {
  await using server = await startScriptedServer(refusal(400, 'invalidQuery'));
  const error: unknown = await ask(openDoor(server.endpoint).runQuery, question).catch((caught: unknown) => caught);
  expect(String(error)).toBe('WarehouseError: warehouse: invalid_query');
});

it('does not let the environment send queries to an emulator', () => {
  vi.stubEnv('BIGQUERY_EMULATOR_HOST', 'http://127.0.0.1:9050');
  expect(() => createWarehouseClient({ projectId: 'p', location: 'EU' })).toThrow(/BIGQUERY_EMULATOR_HOST/u);
});
