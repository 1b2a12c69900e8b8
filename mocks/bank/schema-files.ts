import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableField } from '../bigquery/duckdb-type.ts';

/** A base table as `deploy/bigquery/tables/` describes it. */
export interface TableFile {
  name: string;
  fields: readonly TableField[];
  primaryKey: readonly string[];
  /** Rows are stored in this order. */
  sortedBy: readonly string[];
}

export const DEPLOY_FOLDER = join(import.meta.dirname, '../../deploy/bigquery');

interface TableResource {
  schema: { fields: TableField[] };
  clustering?: { fields: string[] };
  tableConstraints: { primaryKey: { columns: string[] } };
}

export function readTables(): TableFile[] {
  return filesOf('tables', '.json').map(([name, text]) => {
    const resource: TableResource = JSON.parse(text);
    const primaryKey = resource.tableConstraints.primaryKey.columns;
    const clustering = resource.clustering?.fields ?? [];
    const sortedBy = [...new Set([...clustering, ...primaryKey])];
    return { name, fields: resource.schema.fields, primaryKey, sortedBy };
  });
}

/** Name and GoogleSQL text of every authorised view. */
export function readViews(): (readonly [name: string, sql: string])[] {
  return filesOf('views', '.sql');
}

function filesOf(folder: string, ending: string): (readonly [name: string, text: string])[] {
  const path = join(DEPLOY_FOLDER, folder);
  return readdirSync(path)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => [file.slice(0, -ending.length), readFileSync(join(path, file), 'utf8')] as const);
}
