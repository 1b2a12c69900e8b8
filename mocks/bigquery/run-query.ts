import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { ApiError } from './api-error.ts';
import type { ByteFigures } from './bytes.ts';
import { byteFigures } from './bytes.ts';
import type { TableField } from './duckdb-type.ts';
import type { Engine } from './engine.ts';
import type { QueryParameter } from './parameters.ts';
import { parameterTexts } from './parameters.ts';
import { checkPartitionFilter } from './partition-rule.ts';
import { resultSchema } from './result-schema.ts';
import type { TableEntry } from './table-entry.ts';
import { bind } from './translate/bind.ts';

export interface QueryRequest {
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
  readonly defaultDataset?: string;
  readonly maximumBytesBilled?: bigint;
  readonly isDryRun: boolean;
  readonly identity: string;
}

export interface QueryResult extends ByteFigures {
  readonly schema: readonly TableField[];
  readonly types: readonly DuckDBType[];
  readonly rows: readonly (readonly DuckDBValue[])[];
  readonly tables: readonly TableEntry[];
}

/** Translates, checks and runs one query; an abort interrupts DuckDB in the middle. */
export async function runQuery(engine: Engine, request: QueryRequest, signal: AbortSignal): Promise<QueryResult> {
  const translation = await engine.translate(request.sql);
  const tables = translation.tables.map((reference) => {
    const dataset = reference.dataset ?? request.defaultDataset;
    if (dataset !== undefined && !engine.rules.mayRead(request.identity, dataset, reference.table)) {
      throw accessDenied(engine.project, dataset, reference.table);
    }
    const entry = engine.catalog.resolve(reference, request.defaultDataset);
    checkPartitionFilter(engine.catalog, entry, reference);
    return entry;
  });
  const sql = bind(translation, {
    tableName: (reference) => engine.catalog.resolve(reference, request.defaultDataset).location,
    parameter: parameterTexts(request.parameters),
  });
  const figures = await byteFigures(engine.catalog, engine.session, tables);
  checkBytesBilled(request.maximumBytesBilled, figures.bytesBilled);
  return await engine.session.use(async (connection) => {
    const output = await execute(connection, sql, request.isDryRun, signal);
    return { ...figures, tables: [...new Set(tables)], ...output };
  });
}

export function accessDenied(project: string, dataset: string, table: string): ApiError {
  const name = `${project}:${dataset}.${table}`;
  return new ApiError(
    403,
    'accessDenied',
    `Access Denied: Table ${name}: User does not have permission to query table ${name}, or perhaps it does not exist.`,
  );
}

async function execute(connection: DuckDBConnection, sql: string, isDryRun: boolean, signal: AbortSignal) {
  const interrupt = () => connection.interrupt();
  signal.throwIfAborted();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    // LIMIT 0 binds and plans, which is all a dry run does.
    const reader = await connection.runAndReadAll(isDryRun ? `SELECT * FROM (${sql}) LIMIT 0` : sql);
    const types = reader.columnTypes();
    return { schema: resultSchema(reader.columnNames(), types), types, rows: reader.getRows() };
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

function checkBytesBilled(maximum: bigint | undefined, bytesBilled: bigint): void {
  if (maximum !== undefined && bytesBilled > maximum) {
    throw new ApiError(
      400,
      'bytesBilledLimitExceeded',
      `Query exceeded limit for bytes billed: ${maximum}. ${bytesBilled} or higher required.`,
    );
  }
}
