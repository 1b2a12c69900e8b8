import { join } from 'node:path';
import { readSubject } from '../../api-worker/customers/subject.ts';
import { createReadReference, NOTHING_READ } from '../../api-worker/prep-pack/reference.ts';
import type { RunnableSection } from '../../api-worker/prep-pack/runnable.ts';
import type { PackContext, Subject } from '../../api-worker/prep-pack/section.ts';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { Query, RunQuery } from '../../api-worker/warehouse/query.ts';
import { createRunQuery } from '../../api-worker/warehouse/run-query.ts';
import { BANK_AS_OF, BANK_TODAY } from '../../mocks/bank/as-of.ts';
import { buildBank } from '../../mocks/bank/build-bank.ts';
import { deployedDatasets } from '../../mocks/bigquery/built-catalog.ts';
import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../mocks/bigquery/server.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The size the bank's own tests build, so that one file serves both. */
const CUSTOMERS = 400;
const REP = { repId: 'rep-1', roles: ['rep' as const], tiers: ['STANDARD'] };

export interface LocalWarehouse {
  endpoint: string;
  runQuery: (dataset: string) => RunQuery;
  contextOf: (customerId: string, callerId: string | null, overrides?: Partial<PackContext>) => Promise<PackContext>;
  close: () => Promise<void>;
}

export const options = () => ({ signal: new AbortController().signal, deadlineMs: 30_000 });

/** The made-up bank behind the local BigQuery, asked through the worker's own guarded runner. */
export async function openLocalWarehouse(): Promise<LocalWarehouse> {
  const { file } = await buildBank({ directory: join(ROOT, '.cache/bank'), size: CUSTOMERS });
  const bigQuery = await startBigQuery({
    projectId: 'bcs-local',
    databaseFile: file,
    datasets: deployedDatasets(join(ROOT, 'deploy/bigquery')),
    grants: WORKER_GRANTS,
  });
  const client = createWarehouseClient({ projectId: 'bcs-local', location: 'EU', endpoint: bigQuery.endpoint });
  const runQuery = (dataset: string) =>
    createRunQuery({
      client,
      dataset,
      maximumBytesBilled: '1000000000',
      report: () => undefined,
      nowMs: () => performance.now(),
      random: () => 0.5,
    });
  return {
    endpoint: bigQuery.endpoint,
    runQuery,
    contextOf: async (customerId, callerId, overrides = {}) => {
      const asked = { customerId, callerId, access: overrides.access ?? REP, today: BANK_TODAY };
      const record = await readSubject(runQuery('prep_api'), asked, options());
      if (record === null) throw new Error(`${customerId} is not visible`);
      const context = { ...contextFor(record.subject, callerId), ...overrides };
      return { ...context, reference: await createReadReference(runQuery('prep_api'))(context) };
    },
    close: bigQuery.close,
  };
}

function contextFor(subject: Subject, callerId: string | null): PackContext {
  return {
    subject,
    level: 'verified',
    callerId,
    access: REP,
    asOf: BANK_AS_OF,
    today: BANK_TODAY,
    reference: NOTHING_READ,
  };
}

/** What a section asks the warehouse: its query and parameters, recorded instead of run. */
export async function askedBy(
  section: RunnableSection,
  context: PackContext,
): Promise<{ query: Query<unknown>; parameters: QueryParameters }> {
  const asked: { query: Query<unknown>; parameters: QueryParameters }[] = [];
  const record: RunQuery = async (query, parameters) => {
    asked.push({ query, parameters });
    return [];
  };
  await section.run(record, context, options());
  const [only] = asked;
  if (only === undefined || asked.length > 1) throw new Error(`${section.id} asks ${asked.length} queries`);
  return only;
}
