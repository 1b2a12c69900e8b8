import { join } from 'node:path';
import { BigQuery } from '@google-cloud/bigquery';
import { OAuth2Client, PassThroughClient } from 'google-auth-library';
import { pino } from 'pino';
import type { AuditLine } from '../../api-worker/audit/chain.ts';
import { composeAuditCopy } from '../../api-worker/compose/compose-audit-copy.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { buildBank } from '../../mocks/bank/build-bank.ts';
import { deployedDatasets } from '../../mocks/bigquery/built-catalog.ts';
import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../mocks/bigquery/server.ts';
import { workerSettings } from '../app/settings.ts';
import { AT } from './events.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The size the bank's own tests build, so that one file serves both. */
const CUSTOMERS = 400;
const PROJECT = 'bcs-local';

/** The deployed tables and views behind the local BigQuery, with the grants of the worker's account and nothing more. */
export async function openLocalCopy() {
  const { file } = await buildBank({ directory: join(ROOT, '.cache/bank'), size: CUSTOMERS });
  const bigQuery = await startBigQuery({
    projectId: PROJECT,
    databaseFile: file,
    datasets: deployedDatasets(join(ROOT, 'deploy/bigquery')),
    grants: WORKER_GRANTS,
  });
  const { endpoint } = bigQuery;
  const client = new BigQuery({ projectId: PROJECT, apiEndpoint: endpoint, authClient: new PassThroughClient() });
  const owner = new OAuth2Client();
  owner.setCredentials({ access_token: 'owner' });
  const ownerClient = new BigQuery({ projectId: PROJECT, apiEndpoint: endpoint, authClient: owner });
  return {
    endpoint,
    project: PROJECT,
    close: bigQuery.close,
    /** The copy as the worker composes it from its settings. */
    copy: (change: Record<string, string> = {}) => {
      const logged: Record<string, unknown>[] = [];
      const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) });
      const settings = readConfiguration(
        workerSettings({ BIGQUERY_PROJECT: PROJECT, BIGQUERY_ENDPOINT: endpoint, ...change }),
      );
      return { queue: composeAuditCopy(settings, { clock: { nowMs: () => Date.parse(AT) }, log }), logged };
    },
    /** What a supervisor reads: openings and searches without a call, through the one authorised view. */
    openings: async (): Promise<Record<string, unknown>[]> => {
      const [rows] = await client.query(
        "SELECT * FROM prep_api.openings_without_call WHERE event_date = '2026-11-18' ORDER BY event_id",
      );
      return rows;
    },
    /** Every row of a day, as only the table's owner may read them. */
    rowsOf: async (day: string): Promise<Record<string, unknown>[]> => {
      const [rows] = await ownerClient.query({
        query: 'SELECT * FROM bcs.access_audit WHERE event_date = @day ORDER BY sequence',
        params: { day: BigQuery.date(day) },
      });
      return rows;
    },
    drained: async (
      queue: { offer: (line: AuditLine) => void; drain: (ms: number) => Promise<void> },
      lines: AuditLine[],
    ) => {
      for (const line of lines) queue.offer(line);
      await queue.drain(10_000);
    },
  };
}
