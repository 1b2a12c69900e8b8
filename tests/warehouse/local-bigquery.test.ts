import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import { date, decimal, integer, text, texts, timestamp } from '../../api-worker/warehouse/parameters.ts';
import type { RunQueryDependencies } from '../../api-worker/warehouse/run-query.ts';
import type { Fixture } from '../bigquery/fixture.ts';
import { PROJECT, startFixture } from '../bigquery/fixture.ts';
import { ask, failureOf, openDoor, question } from './door.ts';

let bank: Fixture;
beforeAll(async () => {
  bank = await startFixture();
});
afterEach(async () => {
  await bank.control('DELETE', '/faults');
});
afterAll(() => bank.close());

const plant = (fault: object) =>
  bank.control('POST', '/faults', { ...fault, match: { labels: { query: 'question' } } });

function run(
  sql: string,
  parameters: QueryParameters = {},
  { deadlineMs = 10_000, ...change }: Partial<RunQueryDependencies> & { deadlineMs?: number } = {},
) {
  const client = createWarehouseClient({ projectId: PROJECT, location: 'EU', endpoint: bank.engine.endpoint });
  const { runQuery, reports } = openDoor(bank.engine.endpoint, { client, dataset: 'prep_api', ...change });
  const query = { ...question, sql, row: z.looseObject({ subject_customer_id: z.string() }), maxRows: 3 };
  const rows = ask(runQuery, query, {
    parameters: { customer_id: text('C1'), ...parameters },
    deadlineMs,
  });
  return { rows, reports };
}

const PROFILE = `
  SELECT c.customer_id AS subject_customer_id, c.turnover AS turnover, c.tags AS tags, c.as_of AS as_of
  FROM \`customers\` AS c
  WHERE c.customer_id = @customer_id`;

it('reads a row with money, list and instant exactly', async () => {
  const { rows, reports } = run(PROFILE);
  expect(await rows).toEqual([
    { subject_customer_id: 'C1', turnover: '1200.5', tags: ['a', 'b'], as_of: '2026-11-18T10:45:00.123456000Z' },
  ]);
  expect(reports).toMatchObject([{ outcome: 'rows', attempts: 1, rows: 1, bytesBilled: expect.any(Number) }]);
});

it('has every parameter arrive as it was given, NULL only where NULL was meant', async () => {
  const echo = `
    SELECT
      @customer_id AS subject_customer_id,
      @today AS today,
      @as_of AS as_of,
      @amount AS amount,
      @limit AS how_many,
      @nobody AS nobody,
      ARRAY_LENGTH(@none) AS none`;
  const { rows } = run(echo, {
    today: date('2026-11-18'),
    as_of: timestamp('2026-11-18T10:45:00Z'),
    amount: decimal('9007199254740993.000000001'),
    limit: integer(Number.MAX_SAFE_INTEGER),
    nobody: text(null),
    none: texts([]),
  });
  expect(await rows).toEqual([
    {
      subject_customer_id: 'C1',
      today: '2026-11-18',
      as_of: '2026-11-18T10:45:00.000Z',
      amount: '9007199254740993.000000001',
      how_many: '9007199254740991',
      nobody: null,
      none: '0',
    },
  ]);
});

it('has an INT64 above 2^53 arrive exactly', async () => {
  const { rows } = run('SELECT @customer_id AS subject_customer_id, 9007199254740993 AS big');
  expect(await rows).toMatchObject([{ big: '9007199254740993' }]);
});

it('refuses a result beyond its cap', async () => {
  const four = 'SELECT @customer_id AS subject_customer_id, n AS n FROM UNNEST([1, 2, 3, 4]) AS n ORDER BY n';
  expect(await failureOf(run(four).rows)).toBe('too_many_rows');
});

it('refuses rows of other customers when a query forgets its filter', async () => {
  const unfiltered = PROFILE.replace('WHERE c.customer_id = @customer_id', 'WHERE @customer_id IS NOT NULL');
  expect(await failureOf(run(unfiltered).rows)).toBe('wrong_subject');
});

it.each([
  ['answers after one 503', { status: { code: 503 }, times: 1 }, 'answered'],
  ['answers after one reset', { reset: true, times: 1 }, 'answered'],
  ['answers after one page of a proxy', { nonJson: true, times: 1 }, 'answered'],
  ['fails with a lasting 503', { status: { code: 503 } }, 'unavailable'],
  ['times out when nothing comes', { hang: true }, 'timeout'],
  ['times out when the query never ends', { jobIncomplete: 'always' }, 'timeout'],
  ['refuses a row of another customer', { otherCustomer: { value: 'C2' } }, 'wrong_subject'],
  ['drops a column it did not ask for', { extraColumn: { name: 'ssn', value: 'canary' } }, 'answered'],
])('%s', async (_, fault, outcome) => {
  await plant(fault);
  const deadlineMs = outcome === 'timeout' ? 500 : 10_000;
  expect(await failureOf(run(PROFILE, {}, { deadlineMs }).rows)).toBe(outcome);
});

it('names a query beyond its byte limit a fault of ours', async () => {
  expect(await failureOf(run(PROFILE, {}, { maximumBytesBilled: '1' }).rows)).toBe('invalid_query');
});
