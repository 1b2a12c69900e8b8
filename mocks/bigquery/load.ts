import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiError, invalid } from './api-error.ts';
import type { TableField } from './duckdb-type.ts';
import { duckdbType, quoteIdentifier, quoteText } from './duckdb-type.ts';
import type { Engine } from './engine.ts';
import type { JobPlan } from './job.ts';
import type { JobBody, LoadConfiguration } from './request-schema.ts';
import { accessDenied } from './run-query.ts';
import type { TableEntry } from './table-entry.ts';
import { tableFields } from './table-fields.ts';

/** A load job from uploaded newline-delimited JSON or CSV into a table that exists or brings its schema. */
export function loadPlan(engine: Engine, body: JobBody, media: Buffer, identity: string): JobPlan {
  const { load } = body.configuration;
  if (load === undefined) {
    throw invalid('Required parameter is missing: configuration.load');
  }
  const { datasetId, tableId } = load.destinationTable;
  if (!engine.rules.isOwner(identity)) {
    throw accessDenied(engine.project, datasetId, tableId);
  }
  return {
    faults: [],
    latencyMs: 0,
    ...(body.jobReference?.jobId === undefined ? {} : { id: body.jobReference.jobId }),
    configuration: { jobType: 'LOAD', sent: body.configuration },
    run: async () => ({ outputRows: await loaded(engine, load, media) }),
  };
}

async function loaded(engine: Engine, load: LoadConfiguration, media: Buffer): Promise<number> {
  const entry = await destination(engine, load);
  await engine.catalog.makeWritable(entry);
  const fields = await tableFields(engine, entry);
  const file = join(tmpdir(), `bigquery-load-${randomUUID()}`);
  await writeFile(file, media);
  try {
    return await engine.session.use(async (connection) => {
      await connection.run('BEGIN');
      try {
        const [[existing] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${entry.location}`)).getRows();
        prepareDisposition(load.writeDisposition, existing !== 0n);
        if (load.writeDisposition === 'WRITE_TRUNCATE') {
          await connection.run(`DELETE FROM ${entry.location}`);
        }
        const inserted = await connection.run(`INSERT INTO ${entry.location} BY NAME ${source(load, fields, file)}`);
        await connection.run('COMMIT');
        return inserted.rowsChanged;
      } catch (error) {
        await connection.run('ROLLBACK');
        throw error;
      }
    });
  } finally {
    await rm(file, { force: true });
  }
}

async function destination(engine: Engine, load: LoadConfiguration): Promise<TableEntry> {
  const { datasetId, tableId } = load.destinationTable;
  if (load.schema !== undefined && !engine.catalog.dataset(datasetId).tables.has(tableId)) {
    const fields = load.schema.fields as TableField[]; // checked by duckdbColumns, field by field
    return await engine.catalog.createTable(datasetId, tableId, { schema: { fields } });
  }
  return engine.catalog.table(datasetId, tableId);
}

function prepareDisposition(disposition: string, hasRows: boolean): void {
  if (!['WRITE_APPEND', 'WRITE_TRUNCATE', 'WRITE_EMPTY'].includes(disposition)) {
    throw new ApiError(501, 'notImplemented', `Local engine does not support: the write disposition ${disposition}`);
  }
  if (disposition === 'WRITE_EMPTY' && hasRows) {
    throw new ApiError(409, 'duplicate', 'Already Exists: the destination table has rows');
  }
}

function source(load: LoadConfiguration, fields: readonly TableField[], file: string): string {
  const columns = fields.map((field) => `${quoteIdentifier(field.name)}: ${quoteText(duckdbType(field))}`).join(', ');
  if (load.sourceFormat === 'NEWLINE_DELIMITED_JSON') {
    return `FROM read_json(${quoteText(file)}, format = 'newline_delimited', columns = {${columns}})`;
  }
  if (load.sourceFormat !== 'CSV') {
    throw new ApiError(501, 'notImplemented', `Local engine does not support: load jobs of ${load.sourceFormat}`);
  }
  const options = [
    `columns = {${columns}}`,
    'header = false',
    `skip = ${Number(load.skipLeadingRows ?? 0)}`,
    `delim = ${quoteText(load.fieldDelimiter ?? ',')}`,
    `nullstr = ${quoteText(load.nullMarker ?? '')}`,
  ];
  return `FROM read_csv(${quoteText(file)}, ${options.join(', ')})`;
}
