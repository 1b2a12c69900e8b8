import { join } from 'node:path';
import type { BigQuery } from '@google-cloud/bigquery';
import { z } from 'zod';
import type { RunnableSection } from '../../api-worker/prep-pack/runnable.ts';
import type { PackContext, Subject } from '../../api-worker/prep-pack/section.ts';
import { call } from '../../api-worker/warehouse/call.ts';
import { createWarehouseClient } from '../../api-worker/warehouse/client.ts';
import { decode } from '../../api-worker/warehouse/decode.ts';
import { encodeParameters } from '../../api-worker/warehouse/encode-parameters.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import { texts } from '../../api-worker/warehouse/parameters.ts';
import { BANK_AS_OF, BANK_TODAY } from '../../mocks/bank/as-of.ts';
import { BANK_CUSTOMERS, buildBank } from '../../mocks/bank/build-bank.ts';
import { deployedDatasets } from '../../mocks/bigquery/built-catalog.ts';
import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../mocks/bigquery/server.ts';
import { contextWith } from '../sections/answer.ts';
import { askedBy } from '../sections/local-warehouse.ts';
import { COMPARED_KPIS } from './pairs.ts';

const ROOT = join(import.meta.dirname, '../..');
const DEADLINE_MS = 60_000;
const AT_MOST_ROWS = 100_000;
const CUSTOMER_FILTER = /(\w+\.\w*customer_id) = @customer_id/gu;
/** The end of the figures' query: the other figures stay behind, for nobody compares them. */
const BY_RANK = 'ORDER BY d.display_rank';
const CUSTOMERS = `-- Who banks here, and in which market?
SELECT
  c.customer_id AS customer_id, c.party_type AS party_type, c.legal_form AS legal_form, c.market AS market,
  c.segment AS segment, c.base_currency AS base_currency, c.rm_name AS rm_name, m.time_zone AS time_zone,
  m.fiscal_year_start_month AS fiscal_year_start_month
FROM \`customers\` AS c
JOIN \`markets\` AS m ON m.market = c.market
ORDER BY c.customer_id`;

const customerRow = z.object({
  customer_id: z.string(),
  party_type: z.enum(['PERSON', 'ORGANISATION']),
  legal_form: z.string().nullable(),
  market: z.string(),
  segment: z.string(),
  base_currency: z.string(),
  rm_name: z.string().nullable(),
  time_zone: z.string(),
  fiscal_year_start_month: z.coerce.number().int(),
});
const subjectRow = z.object({ subject_customer_id: z.string() });
export type Row = Record<string, unknown>;
type Asked = Awaited<ReturnType<typeof askedBy>>;

export interface WholeBank {
  customers: PackContext[];
  /** The rows each section would get for each of these customers of one market, asked in one query for all of them. */
  rowsOf: (section: RunnableSection, contexts: PackContext[]) => Promise<ReadonlyMap<string, Row[]>>;
  /** The rows of one customer, by the section's query as it is. */
  rowsAlone: (asked: Asked) => Promise<Row[]>;
  close: () => Promise<void>;
}

/** The whole made-up bank behind the local BigQuery, with the worker's own SQL widened to many customers. */
export async function openWholeBank(): Promise<WholeBank> {
  const { file } = await buildBank({ directory: join(ROOT, '.cache/bank'), size: BANK_CUSTOMERS });
  const bigQuery = await startBigQuery({
    projectId: 'bcs-local',
    databaseFile: file,
    datasets: deployedDatasets(join(ROOT, 'deploy/bigquery')),
    grants: WORKER_GRANTS,
  });
  const client = createWarehouseClient({ projectId: 'bcs-local', location: 'EU', endpoint: bigQuery.endpoint });
  const customers = z.array(customerRow).parse(await rowsFrom(client, CUSTOMERS, {}));
  return {
    customers: customers.map(contextOf),
    rowsOf: async (section, contexts) => {
      const [first] = contexts;
      if (first === undefined) return new Map();
      const { query, parameters } = await askedBy(section, first);
      const { customer_id: _one, ...shared } = parameters;
      const { sql, codes } = comparedOnly(query.sql.replaceAll(CUSTOMER_FILTER, '$1 IN UNNEST(@customer_ids)'));
      const ids = texts(contexts.map(({ subject }) => subject.customerId));
      const rows = await rowsFrom(client, sql, { ...shared, ...codes, customer_ids: ids });
      return Map.groupBy(rows, (row) => subjectRow.parse(row).subject_customer_id);
    },
    rowsAlone: async ({ query, parameters }) => {
      const { sql, codes } = comparedOnly(query.sql);
      return await rowsFrom(client, sql, { ...parameters, ...codes });
    },
    close: bigQuery.close,
  };
}

function comparedOnly(sql: string): { sql: string; codes: QueryParameters } {
  if (!sql.includes(BY_RANK)) return { sql, codes: {} };
  const fewer = sql.replace(BY_RANK, `AND d.kpi_code IN UNNEST(@kpi_codes)\n${BY_RANK}`);
  return { sql: fewer, codes: { kpi_codes: texts([...COMPARED_KPIS]) } };
}

async function rowsFrom(client: BigQuery, sql: string, parameters: QueryParameters): Promise<Row[]> {
  const request = {
    ...{ query: sql, ...encodeParameters(parameters), labels: {} },
    ...{ maxResults: AT_MOST_ROWS, maximumBytesBilled: '100000000000', dataset: 'prep_api' },
  };
  const asked = () => call(client, request, DEADLINE_MS);
  // A connection kept alive may be closed by the server at the very moment it is used again; the worker asks once more too.
  const { rows, hasMore, statistics } = await asked().catch(asked);
  if (hasMore || Number(statistics.totalRows) !== rows.length)
    throw new Error(`${rows.length} of ${statistics.totalRows}`);
  return z.array(z.record(z.string(), z.unknown())).parse(rows.map(decode));
}

function contextOf(row: z.infer<typeof customerRow>): PackContext {
  const subject: Subject = {
    customerId: row.customer_id,
    partyType: row.party_type,
    legalForm: row.legal_form,
    market: row.market,
    timeZone: row.time_zone,
    baseCurrency: row.base_currency,
    segment: row.segment,
    relationshipManager: row.rm_name,
    fiscalYearStartMonth: row.fiscal_year_start_month,
  };
  return { ...contextWith(subject), asOf: BANK_AS_OF, today: BANK_TODAY };
}
