import { BigQuery } from '@google-cloud/bigquery';
import { PassThroughClient } from 'google-auth-library';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppendRows } from '../../api-worker/warehouse/append-rows.ts';
import { openLocalCopy } from '../audit/local-copy.ts';
import { INSIGHT_EVENTS, INSIGHT_FEEDBACK } from '../googlesql/bank/edge/insights.ts';

let warehouse: Awaited<ReturnType<typeof openLocalCopy>>;
let client: BigQuery;
beforeAll(async () => {
  warehouse = await openLocalCopy();
  const { project, endpoint } = warehouse;
  client = new BigQuery({ projectId: project, apiEndpoint: endpoint, authClient: new PassThroughClient() });
  for (const [table, rows] of [
    ['insight_events', INSIGHT_EVENTS],
    ['insight_feedback', INSIGHT_FEEDBACK],
  ] as const) {
    const append = createAppendRows({ client, dataset: 'bcs', table, nowMs: Date.now });
    const written = rows.map((json, place) => ({ insertId: `${table} ${place}`, json }));
    expect(await append(written, { deadlineMs: 20_000 })).toEqual({ refusedCount: 0 });
  }
});
afterAll(() => warehouse.close());

test('each rule’s week counts every showing and its first word once, by version, market and segment', async () => {
  const [rows] = await client.query(
    'SELECT * FROM prep_api.insight_scorecard ORDER BY rule_id, rule_version, week, market',
  );
  const lineOf = (row: Record<string, unknown>) =>
    [
      ...[row.rule_id, row.rule_version, Object(row.week).value, row.market, row.segment],
      ...[row.shown_count, row.useful_count, row.not_useful_count, row.wrong_count],
      ...[row.wrong_percent_of_verdicts, row.wrong_percent_of_shown],
    ].join(' ');
  expect(rows.map(lineOf)).toEqual([
    'I05 1 2026-11-09 GB SMALL 1 1 0 0 0 0',
    `I05 1 2026-11-16 GB SMALL 3 0 1 1 50 ${100 / 3}`,
    'I05 2 2026-11-16 HK CORPORATE 1 0 0 1 100 100',
    'I22 1 2026-11-23   0 1 0 0 0 ',
    'I22 1 2026-11-23 GB SMALL 1 0 0 0  0',
  ]);
});

test('the worker may append to both tables and read neither', async () => {
  for (const [table, day] of [
    ['insight_events', 'event_date'],
    ['insight_feedback', 'feedback_date'],
  ]) {
    await expect(client.query(`SELECT * FROM bcs.${table} WHERE ${day} > '2026-01-01'`)).rejects.toMatchObject({
      code: 403,
    });
  }
});
