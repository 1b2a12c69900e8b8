import { BigQuery } from '@google-cloud/bigquery';
import { OAuth2Client, PassThroughClient } from 'google-auth-library';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLocalCopy } from '../audit/local-copy.ts';
import { blocksIn, documents } from './documents.ts';

let warehouse: Awaited<ReturnType<typeof openLocalCopy>>;
let worker: BigQuery;
let investigator: BigQuery;
beforeAll(async () => {
  warehouse = await openLocalCopy();
  const { project, endpoint } = warehouse;
  const owner = new OAuth2Client();
  owner.setCredentials({ access_token: 'owner' });
  const place = { projectId: project, apiEndpoint: endpoint };
  worker = new BigQuery({ ...place, authClient: new PassThroughClient() });
  investigator = new BigQuery({ ...place, authClient: owner });
});
afterAll(() => warehouse.close());

const queries = documents.flatMap((document) =>
  blocksIn(document, 'sql').map(({ text, line }) => ({ place: `${document.path}:${line}`, text })),
);

test.each(queries)('the query of $place is one the warehouse takes', async ({ text }) => {
  const [rows] = await investigator.query(text);
  expect(rows).toEqual([]);
});

test('there are queries, and one of a column that is not there is refused', async () => {
  expect(queries.length).toBeGreaterThan(1);
  await expect(investigator.query('SELECT weak FROM prep_api.insight_scorecard')).rejects.toThrow();
});

test('what an investigator asks of the audit, the worker itself may not ask', async () => {
  const audit = queries.filter(({ text }) => text.includes('access_audit'));
  expect(audit.length).toBeGreaterThan(0);
  for (const { text } of audit) await expect(worker.query(text)).rejects.toThrow('Access Denied');
});
