import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture, WireAnswer } from './fixture.ts';
import { evaluate, startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const NUMBERS = 'SELECT x FROM UNNEST([1, 2, 3, 4, 5]) AS x ORDER BY x';
// Grows for ever without an interrupt.
const ENDLESS = 'WITH RECURSIVE n AS (SELECT 1 AS a UNION ALL SELECT MOD(a + 1, 7) FROM n) SELECT COUNT(*) AS c FROM n';

async function post(path: string, body: object): Promise<WireAnswer & { status: number }> {
  const answer = await fixture.post(path, { useLegacySql: false, ...body });
  return { status: answer.status, ...(answer.body as WireAnswer) };
}

async function get(path: string): Promise<WireAnswer> {
  const response = await fetch(`${fixture.engine.endpoint}/bigquery/v2/projects/bank-test${path}`);
  return (await response.json()) as WireAnswer;
}

describe('jobs.query', () => {
  it('answers in one call with its figures', async () => {
    const answer = await post('/queries', { query: 'SELECT customer_id FROM bcs.customers' });
    expect(answer).toMatchObject({ jobComplete: true, totalRows: '3', cacheHit: false, totalBytesBilled: '10485760' });
    expect(Number(answer.totalBytesProcessed)).toBeGreaterThan(0);
  });

  it('gives larger tables larger figures', async () => {
    const one = await post('/queries', { query: 'SELECT 1 AS n FROM bcs.customers' });
    const two = await post('/queries', { query: 'SELECT 1 AS n FROM bcs.customers CROSS JOIN bcs.inhibit_data' });
    expect(Number(two.totalBytesProcessed)).toBeGreaterThan(Number(one.totalBytesProcessed));
    expect(two.totalBytesBilled).toBe('20971520');
  });

  it('refuses a query over its byte cap', async () => {
    const answer = await post('/queries', { query: 'SELECT 1 AS n FROM bcs.customers', maximumBytesBilled: '100' });
    expect(answer).toMatchObject({ status: 400, error: { errors: [{ reason: 'bytesBilledLimitExceeded' }] } });
    expect(answer.error?.message).toBe('Query exceeded limit for bytes billed: 100. 10485760 or higher required.');
  });

  it('runs one job for one requestId', async () => {
    const [first, second] = [
      await post('/queries', { query: NUMBERS, requestId: 'r1' }),
      await post('/queries', { query: NUMBERS, requestId: 'r1' }),
    ];
    expect(second.queryId).toBe(first.queryId);
    expect((await post('/queries', { query: NUMBERS, requestId: 'r2' })).queryId).not.toBe(first.queryId);
  });

  it('has no job to come back to when none was needed', async () => {
    const answer = await post('/queries', { query: NUMBERS, jobCreationMode: 'JOB_CREATION_OPTIONAL' });
    expect(answer.jobComplete).toBe(true);
    expect(answer).not.toHaveProperty('jobReference');
    expect(answer.queryId).toBeTruthy();
  });

  it('pages by maxResults and pageToken', async () => {
    const first = await post('/queries', { query: NUMBERS, maxResults: 2 });
    expect(first).toMatchObject({ totalRows: '5', rows: [{ f: [{ v: '1' }] }, { f: [{ v: '2' }] }] });
    const second = await get(`/queries/${String(first.queryId)}?maxResults=2&pageToken=${String(first.pageToken)}`);
    expect(second.rows).toEqual([{ f: [{ v: '3' }] }, { f: [{ v: '4' }] }]);
    const last = await get(`/queries/${String(first.queryId)}?maxResults=2&pageToken=${String(second.pageToken)}`);
    expect(last.rows).toEqual([{ f: [{ v: '5' }] }]);
    expect(last).not.toHaveProperty('pageToken');
  });

  it('answers a dry run with the schema and no rows', async () => {
    const answer = await post('/queries', { query: NUMBERS, dryRun: true });
    expect(answer.schema?.fields).toEqual([{ name: 'x', type: 'INTEGER', mode: 'NULLABLE' }]);
    expect(answer.rows).toBeUndefined();
    expect(answer.totalBytesBilled).toBe('0');
  });

  it('says so when the query outlasts timeoutMs, and cancel ends it', async () => {
    const running = await post('/queries', { query: ENDLESS, timeoutMs: 30 });
    expect(running).toMatchObject({ jobComplete: false });
    const cancelled = await post(`/jobs/${String(running.queryId)}/cancel`, {});
    expect(cancelled).toMatchObject({ kind: 'bigquery#jobCancelResponse', job: { status: { state: 'DONE' } } });
    const after = await get(`/queries/${String(running.queryId)}`);
    expect(after.error).toMatchObject({ code: 499, errors: [{ reason: 'stopped' }] });
  });

  it('stops a query at jobTimeoutMs and stays usable', async () => {
    const answer = await post('/queries', { query: ENDLESS, jobTimeoutMs: '40' });
    expect(answer).toMatchObject({ status: 499, error: { errors: [{ reason: 'stopped' }] } });
    expect(answer.error?.message).toContain('Job timed out');
    expect((await evaluate(fixture, '1')).rows?.[0]?.f[0]?.v).toBe('1');
  });

  it('answers without the /bigquery/v2 prefix too', async () => {
    const response = await fetch(`${fixture.engine.endpoint}/projects/bank-test/queries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: NUMBERS, useLegacySql: false }),
    });
    expect(response.status).toBe(200);
  });
});

describe('jobs by the official client', () => {
  it('runs the slow path: insert, then results', async () => {
    const [job] = await fixture.client.createQueryJob({ query: NUMBERS, jobId: 'chosen', labels: { section: 'kpis' } });
    const [rows] = await job.getQueryResults();
    expect(rows).toEqual([{ x: 1 }, { x: 2 }, { x: 3 }, { x: 4 }, { x: 5 }]);
    const [metadata] = await job.getMetadata();
    expect(metadata).toMatchObject({
      status: { state: 'DONE' },
      configuration: { jobType: 'QUERY', labels: { section: 'kpis' } },
      statistics: { query: { statementType: 'SELECT' } },
    });
    await expect(fixture.client.createQueryJob({ query: NUMBERS, jobId: 'chosen' })).rejects.toMatchObject({
      code: 409,
    });
  });

  it('names the tables a query read', async () => {
    const [job] = await fixture.client.createQueryJob({ query: 'SELECT customer_id FROM prep_api.customers' });
    await job.getQueryResults();
    const [metadata] = await job.getMetadata();
    expect(metadata.statistics.query.referencedTables).toEqual([
      { projectId: 'bank-test', datasetId: 'prep_api', tableId: 'customers' },
    ]);
  });

  it('lists jobs, newest first', async () => {
    await fixture.client.createQueryJob({ query: NUMBERS, jobId: 'newest' });
    const [[newest]] = await fixture.client.getJobs({ maxResults: 1, autoPaginate: false });
    expect(newest?.id).toBe('newest');
  });

  it('dry-runs a job, and a bad one is refused at once', async () => {
    const [job] = await fixture.client.createQueryJob({ query: NUMBERS, dryRun: true });
    expect(job.metadata.statistics.query.schema.fields).toHaveLength(1);
    await expect(fixture.client.createQueryJob({ query: 'SELECT nope', dryRun: true })).rejects.toMatchObject({
      code: 400,
    });
  });

  it('streams every row', async () => {
    let rows = 0;
    const query = "SELECT x FROM UNNEST(GENERATE_DATE_ARRAY('2000-01-01', '2000-12-31')) AS x";
    for await (const row of fixture.client.createQueryStream(query)) {
      rows += Object.keys(row).length;
    }
    expect(rows).toBe(366);
  });

  it('reads a result over 10 MB page by page, every row once', async () => {
    const days = "UNNEST(GENERATE_DATE_ARRAY('2000-01-01', '2000-12-31'))";
    const text = `CONCAT(${Array.from({ length: 16 }, () => 'w.t').join(', ')})`;
    const [rows] = await fixture.client.query(
      `SELECT DATE_DIFF(d, DATE '2000-01-01', DAY) * 366 + DATE_DIFF(e, DATE '2000-01-01', DAY) AS n, ${text} AS t
       FROM ${days} AS d CROSS JOIN (SELECT e FROM ${days} AS e WHERE e < '2000-03-01') AS es
       CROSS JOIN (SELECT 'abcdefghijklmnopqrstuvwxyz0123456789' AS t) AS w ORDER BY n`,
    );
    const calls = (await fixture.control('GET', '/calls')) as { calls: { method: string }[] };
    expect(rows).toHaveLength(366 * 60);
    expect(new Set(rows.map(({ n }) => n)).size).toBe(366 * 60);
    expect(calls.calls.at(-1)?.method).toBe('GET');
  });

  it('answers 404 for a job it never had', async () => {
    await expect(fixture.client.job('never').getMetadata()).rejects.toMatchObject({ code: 404 });
  });
});
