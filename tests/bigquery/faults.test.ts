import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultSchema } from '../../mocks/bigquery/fault-schema.ts';
import { Faults } from '../../mocks/bigquery/faults.ts';
import type { Fixture } from './fixture.ts';
import { startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  await fixture.control('DELETE', '/faults');
  await fixture.control('DELETE', '/calls');
});
afterAll(() => fixture.close());

const QUERY = 'SELECT customer_id AS subject_customer_id, turnover FROM prep_api.customers ORDER BY customer_id';
const KPIS = { section: 'kpis' };

function plant(fault: object): Promise<unknown> {
  return fixture.control('POST', '/faults', fault);
}

describe('planted faults', () => {
  it.each([
    [429, 'rateLimitExceeded'],
    [503, 'backendError'],
    [403, 'rateLimitExceeded'],
  ])('answer %i %s as often as asked, only to the matching label', async (code, reason) => {
    await plant({ match: { labels: KPIS }, status: { code, reason, retryAfterS: 2 }, times: 2 });
    const kpis = { query: QUERY, labels: KPIS };
    await expect(fixture.client.query({ query: QUERY, labels: { section: 'alerts' } })).resolves.toBeTruthy();
    for (let time = 0; time < 2; time += 1) {
      await expect(fixture.client.query(kpis)).rejects.toMatchObject({ code, errors: [{ reason }] });
    }
    await expect(fixture.client.query(kpis)).resolves.toBeTruthy();
  });

  it('carry Retry-After', async () => {
    await plant({ status: { code: 429, retryAfterS: 7 } });
    const response = await fetch(`${fixture.engine.endpoint}/bigquery/v2/projects/bank-test/datasets`);
    expect(response.headers.get('retry-after')).toBe('7');
  });

  it('reset the connection', async () => {
    await plant({ match: { sql: 'turnover' }, reset: true, times: 1 });
    await expect(fixture.client.query(QUERY)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(fixture.client.query(QUERY)).resolves.toBeTruthy();
  });

  it('hang until the caller lets go', async () => {
    await plant({ match: { sql: 'turnover' }, hang: true });
    const hanging = fetch(`${fixture.engine.endpoint}/bigquery/v2/projects/bank-test/queries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY, useLegacySql: false }),
      signal: AbortSignal.timeout(80),
    });
    await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('answer something that is no JSON', async () => {
    await plant({ nonJson: true, times: 1 });
    const response = await fetch(`${fixture.engine.endpoint}/bigquery/v2/projects/bank-test/datasets`);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('pretend that a job runs on, for a while or for ever', async () => {
    await plant({ match: { labels: KPIS }, jobIncomplete: 2, times: 1 });
    const body = { query: QUERY, useLegacySql: false, labels: KPIS, timeoutMs: 20 };
    const { body: first } = await fixture.post('/queries', body);
    expect(first).toMatchObject({ jobComplete: false, jobReference: { projectId: 'bank-test' } });
    const [rows] = await fixture.client.query({ query: QUERY, labels: KPIS });
    expect(rows).toHaveLength(3);
    await plant({ match: { labels: KPIS }, jobIncomplete: 'always' });
    const [job] = await fixture.client.createQueryJob({ query: QUERY, labels: KPIS });
    await expect(job.getQueryResults({ timeoutMs: 10 })).rejects.toThrow(/did not complete/);
    await job.cancel();
    await expect(job.getQueryResults({ timeoutMs: 10 })).rejects.toMatchObject({ code: 499 });
  });

  it('poison a cell, swap the customer of a row, add a column', async () => {
    await plant({ poisonRow: { column: 'turnover', value: 'x' }, otherCustomer: { row: 1, value: 'C9' } });
    await plant({ extraColumn: { name: 'surprise', value: 's' } });
    const { body } = await fixture.post('/queries', { query: QUERY, useLegacySql: false });
    expect(body).toMatchObject({
      rows: [
        { f: [{ v: 'C1' }, { v: 'x' }, { v: 's' }] },
        { f: [{ v: 'C9' }, { v: null }, { v: 's' }] },
        { f: [{ v: 'C3' }, { v: '3' }, { v: 's' }] },
      ],
      schema: { fields: [{ name: 'subject_customer_id' }, { name: 'turnover' }, { name: 'surprise' }] },
    });
  });

  it('delay a job, so that timeoutMs and jobTimeoutMs meet it', async () => {
    await plant({ match: { sql: 'turnover' }, latency: { fixedMs: 60_000 } });
    const waiting = await fixture.post('/queries', { query: QUERY, useLegacySql: false, timeoutMs: 10 });
    expect(waiting.body).toMatchObject({ jobComplete: false });
    const stopped = await fixture.post('/queries', { query: QUERY, useLegacySql: false, jobTimeoutMs: '20' });
    expect(stopped.status).toBe(499);
  });

  it('refuse a fault they do not know', async () => {
    expect(await plant({ explode: true })).toMatchObject({ error: { code: 400 } });
  });

  it('draw the same log-normal latencies from the same seed, about the median', () => {
    const draws = [1, 1].map((seed) => {
      const faults = new Faults();
      faults.add(faultSchema.parse({ latency: { logNormal: { medianMs: 400, sigma: 0.5, seed } } }));
      return Array.from({ length: 201 }, () => faults.forJob({ method: 'POST', path: '/' }).latencyMs);
    });
    expect(draws[0]).toEqual(draws[1]);
    const median = draws[0]?.toSorted((left, right) => left - right)[100] ?? 0;
    expect(median).toBeGreaterThan(330);
    expect(median).toBeLessThan(480);
  });
});

describe('the call log', () => {
  it('keeps names, types, labels and hashes, and no value', async () => {
    await fixture.client.query({ query: 'SELECT @id AS id', params: { id: 'SECRET-7' }, labels: KPIS });
    const log = await fixture.control('GET', '/calls');
    expect(log).toMatchObject({
      calls: [
        {
          method: 'POST',
          status: 200,
          labels: KPIS,
          parameters: ['id STRING'],
          sqlHash: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      ],
    });
    expect(JSON.stringify(log)).not.toContain('SECRET-7');
    await fixture.control('DELETE', '/calls');
    expect(await fixture.control('GET', '/calls')).toEqual({ calls: [] });
  });
});
