import { join } from 'node:path';
import { z } from 'zod';
import type { Answer } from '../../../api-worker/warehouse/call.ts';
import { call } from '../../../api-worker/warehouse/call.ts';
import { createWarehouseClient } from '../../../api-worker/warehouse/client.ts';
import { decode } from '../../../api-worker/warehouse/decode.ts';
import { encodeParameters } from '../../../api-worker/warehouse/encode-parameters.ts';
import type { QueryParameters } from '../../../api-worker/warehouse/parameters.ts';
import type { Query, RunQuery } from '../../../api-worker/warehouse/query.ts';
import { parseRows } from '../../../api-worker/warehouse/rows.ts';
import type { Row } from '../../../mocks/bank/row.ts';
import { deployedDatasets } from '../../../mocks/bigquery/built-catalog.ts';
import { WORKER_GRANTS } from '../../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../../mocks/bigquery/server.ts';
import type { TranslationFile } from '../../../mocks/bigquery/translation-cache.ts';
import { ROOT } from '../../../scripts/run-program.mjs';
import type { TypedColumn } from '../reference/reference.ts';
import { fieldTypeName } from '../reference/type-names.ts';
import type { Cell } from '../reference/values.ts';
import { decimalText, instantMicros, instantText } from '../reference/values.ts';

const PROJECT = 'bcs-local';
const DATASET = 'prep_api';
const WAIT_MS = 30_000;

export interface TypedRows {
  columns: readonly TypedColumn[];
  rows: readonly (readonly Cell[])[];
}

/** A question the worker put to the warehouse, with the local engine's answer. */
export interface Asked {
  query: Query<unknown>;
  parameters: QueryParameters;
  local: TypedRows;
}

export interface LocalEngine {
  ask: (query: Query<unknown>, parameters: QueryParameters) => Promise<TypedRows>;
  /** The worker's client, encoding, decoding and row checks, each question kept with its answer. */
  recording: (asked: Asked[]) => RunQuery;
  /** Adds rows to base tables, as the bank's load jobs do. */
  append: (rows: Readonly<Record<string, readonly Row[]>>) => Promise<void>;
  close: () => Promise<void>;
}

const answered = z.object({
  schema: z.object({ fields: z.array(z.object({ name: z.string(), type: z.string(), mode: z.string().optional() })) }),
});

/** The bank behind the local BigQuery; @param translations other than the translator's own, to plant a fault */
export async function startLocalEngine(databaseFile: string, translations?: TranslationFile): Promise<LocalEngine> {
  const bigQuery = await startBigQuery({
    projectId: PROJECT,
    databaseFile,
    datasets: deployedDatasets(join(ROOT, 'deploy/bigquery')),
    grants: WORKER_GRANTS,
    ...(translations === undefined ? {} : { translations }),
  });
  const client = createWarehouseClient({ projectId: PROJECT, location: 'EU', endpoint: bigQuery.endpoint });
  const answerTo = (query: Query<unknown>, parameters: QueryParameters) =>
    call(
      client,
      {
        query: query.sql,
        ...encodeParameters(parameters),
        labels: { query: query.name },
        maxResults: query.maxRows,
        maximumBytesBilled: '1000000000',
        dataset: DATASET,
      },
      WAIT_MS,
    );
  return {
    close: bigQuery.close,
    append: async (rows) => {
      for (const [table, some] of Object.entries(rows)) await append(bigQuery.endpoint, table, some);
    },
    ask: async (query, parameters) => typedRows(await answerTo(query, parameters)),
    recording: (asked) => async (query, parameters) => {
      const answer = await answerTo(query, parameters);
      asked.push({ query, parameters, local: typedRows(answer) });
      return parseRows(query, parameters, answer);
    },
  };
}

function typedRows({ rows, statistics }: Answer): TypedRows {
  const columns = answered
    .parse(statistics)
    .schema.fields.map((field) => ({ name: field.name, type: fieldTypeName(field) }));
  const records = z.array(z.record(z.string(), z.unknown())).parse(rows.map(decode));
  return { columns, rows: records.map((record) => columns.map(({ name, type }) => cellOf(record[name], type))) };
}

function cellOf(value: unknown, type: string): Cell {
  const element = /^ARRAY<(.+)>$/u.exec(type)?.[1];
  if (element !== undefined) return Array.isArray(value) ? value.map((each) => cellOf(each, element)) : [];
  if (value === null || value === undefined) return null;
  if (type === 'BOOL') return value === true || value === 'true';
  if (type === 'TIMESTAMP') return instantText(instantMicros(String(value)));
  return type === 'NUMERIC' ? decimalText(String(value)) : String(value);
}

async function append(endpoint: string, table: string, rows: readonly Row[]): Promise<void> {
  const response = await fetch(`${endpoint}/bigquery/v2/projects/${PROJECT}/datasets/bcs/tables/${table}/insertAll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify({ rows: rows.map((json) => ({ json })) }),
  });
  const answer: unknown = await response.json();
  const isStored = response.ok && typeof answer === 'object' && answer !== null && !('insertErrors' in answer);
  if (!isStored) throw new Error(`${table} refused its rows: ${JSON.stringify(answer).slice(0, 500)}`);
}
