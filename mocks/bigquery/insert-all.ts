import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { TableField } from './duckdb-type.ts';
import { duckdbType, quoteText } from './duckdb-type.ts';
import type { Engine } from './engine.ts';
import { parsed } from './request-schema.ts';
import type { TableEntry } from './table-entry.ts';
import { tableFields } from './table-fields.ts';

const insertAllBody = z.object({
  rows: z.array(z.object({ insertId: z.string().optional(), json: z.record(z.string(), z.unknown()) })).min(1),
  skipInvalidRows: z.boolean().optional(),
  ignoreUnknownValues: z.boolean().optional(),
});

interface InsertError {
  readonly index: number;
  readonly errors: readonly { readonly reason: string; readonly location: string; readonly message: string }[];
}

const REMEMBERED_IDS = 10_000;
const insertIds = new WeakMap<TableEntry, Set<string>>();

/** tabledata.insertAll: one bad row stops them all, unless invalid rows are to be skipped. */
export async function insertAll(engine: Engine, entry: TableEntry, body: unknown): Promise<readonly InsertError[]> {
  const request = parsed(insertAllBody, body);
  await engine.catalog.makeWritable(entry);
  const fields = await tableFields(engine, entry);
  return await engine.session.use(async (connection) => {
    const errors: InsertError[] = [];
    for (const [index, row] of request.rows.entries()) {
      const error = await rowError(connection, fields, row.json, request.ignoreUnknownValues === true);
      if (error !== undefined) {
        errors.push({ index, errors: [error] });
      }
    }
    const invalidRows = new Set(errors.map((error) => error.index));
    if (errors.length > 0 && request.skipInvalidRows !== true) {
      const others = [...request.rows.keys()].filter((index) => !invalidRows.has(index));
      return [
        ...errors,
        ...others.map((index) => ({ index, errors: [{ reason: 'stopped', location: '', message: '' }] })),
      ];
    }
    const fresh = request.rows.filter((row, index) => !invalidRows.has(index) && isFresh(entry, row.insertId));
    if (fresh.length > 0) {
      const rows = JSON.stringify(fresh.map((row) => row.json));
      await connection.run(`INSERT INTO ${entry.location} BY NAME ${rowsSql(fields, rows)}`);
    }
    return errors;
  });
}

async function rowError(
  connection: DuckDBConnection,
  fields: readonly TableField[],
  json: Readonly<Record<string, unknown>>,
  ignoresUnknown: boolean,
) {
  const unknown = Object.keys(json).find((name) => !fields.some((field) => sameName(field.name, name)));
  if (unknown !== undefined && !ignoresUnknown) {
    return { reason: 'invalid', location: unknown, message: `no such field: ${unknown}.` };
  }
  const missing = fields.find((field) => field.mode?.toUpperCase() === 'REQUIRED' && json[field.name] == null);
  if (missing !== undefined) {
    return { reason: 'invalid', location: missing.name, message: `Missing required field: ${missing.name}.` };
  }
  try {
    await connection.runAndReadAll(rowsSql(fields, JSON.stringify([json])));
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { reason: 'invalid', location: '', message };
  }
}

/** The rows cast to the table's own types; a field a row does not name is NULL. */
function rowsSql(fields: readonly TableField[], rows: string): string {
  const columns = fields.map((field) => {
    const path = quoteText(`$."${field.name}"`);
    return `${castFrom(`json_extract(item, ${path})`, `json_extract_string(item, ${path})`, field)} AS "${field.name}"`;
  });
  return `SELECT ${columns.join(', ')} FROM (SELECT unnest(CAST(${quoteText(rows)} AS JSON[])) AS item)`;
}

function castFrom(json: string, text: string, field: TableField): string {
  const type = duckdbType(field);
  const isNested = field.mode?.toUpperCase() === 'REPEATED' || ['RECORD', 'STRUCT'].includes(field.type.toUpperCase());
  if (field.mode?.toUpperCase() === 'REPEATED') {
    return `coalesce(CAST(${json} AS ${type}), CAST([] AS ${type}))`;
  }
  return `CAST(${isNested ? json : text} AS ${type})`;
}

function isFresh(entry: TableEntry, insertId: string | undefined): boolean {
  if (insertId === undefined) {
    return true;
  }
  const known = insertIds.get(entry) ?? new Set<string>();
  insertIds.set(entry, known);
  const isNew = !known.has(insertId);
  known.add(insertId);
  if (known.size > REMEMBERED_IDS) {
    known.delete(known.values().next().value ?? insertId);
  }
  return isNew;
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
