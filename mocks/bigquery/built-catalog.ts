import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from './catalog.ts';
import type { Session } from './session.ts';
import { BUILT, qualifiedName, textRows } from './session.ts';
import type { TableDefinition, TableEntry } from './table-entry.ts';
import type { Translation } from './translate/translation.ts';

/** Where the definitions of a built dataset stand, and which datasets its views' texts mean. */
export interface BuiltDataset {
  readonly dataset: string;
  readonly tablesFolder?: string;
  readonly viewsFolder?: string;
  readonly datasets?: Readonly<Record<string, string>>;
}

/** The datasets of the bank as it is deployed, and its twin. */
export function deployedDatasets(deployFolder: string): readonly BuiltDataset[] {
  const tablesFolder = join(deployFolder, 'tables');
  const viewsFolder = join(deployFolder, 'views');
  return [
    { dataset: 'bcs', tablesFolder },
    { dataset: 'prep_api', viewsFolder },
    { dataset: 'bcs_twin', tablesFolder },
    { dataset: 'prep_api_twin', viewsFolder, datasets: { bcs: 'bcs_twin' } },
  ];
}

/** Enters every table and view of the built database into the catalog. */
export async function enterBuiltTables(
  catalog: Catalog,
  session: Session,
  described: readonly BuiltDataset[],
  translate: (sql: string) => Promise<Translation>,
): Promise<void> {
  const rows = await textRows(
    session,
    `SELECT schema_name, table_name, 'TABLE' FROM duckdb_tables() WHERE database_name = '${BUILT}'
     UNION ALL SELECT schema_name, view_name, 'VIEW' FROM duckdb_views() WHERE database_name = '${BUILT}' AND NOT internal
     ORDER BY ALL`,
  );
  for (const [dataset = '', table = '', kind = ''] of rows) {
    const description = described.find((candidate) => candidate.dataset === dataset) ?? { dataset };
    catalog.add(await builtEntry(table, kind === 'VIEW' ? 'VIEW' : 'TABLE', description, translate));
  }
}

async function builtEntry(
  table: string,
  kind: TableEntry['kind'],
  description: BuiltDataset,
  translate: (sql: string) => Promise<Translation>,
): Promise<TableEntry> {
  const { dataset, tablesFolder, viewsFolder, datasets = {} } = description;
  const definition = await fileText(tablesFolder, `${table}.json`);
  const sql = await fileText(viewsFolder, `${table}.sql`);
  return {
    dataset,
    table,
    // A twin keeps most of its tables as DuckDB views on the other dataset: the deployed definition decides.
    kind: definition === undefined ? kind : 'TABLE',
    createdMs: Date.now(),
    location: qualifiedName(BUILT, dataset, table),
    definition: definition === undefined ? {} : (JSON.parse(definition) as TableDefinition), // our own deployment file
    ...(sql === undefined ? {} : { view: { sql, translation: await translate(sql), datasets } }),
  };
}

async function fileText(folder: string | undefined, file: string): Promise<string | undefined> {
  const isThere = folder !== undefined && (await readdir(folder)).includes(file);
  return isThere ? await readFile(join(folder, file), 'utf8') : undefined;
}
