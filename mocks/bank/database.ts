import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { TableField } from '../bigquery/duckdb-type.ts';
import { duckdbColumns, duckdbType, quoteIdentifier, quoteText } from '../bigquery/duckdb-type.ts';
import { bindView } from '../bigquery/translate/bind.ts';
import { translate } from '../bigquery/translate/translate.ts';
import type { CsvFiles } from './csv-files.ts';
import { NULL_TEXT } from './csv-files.ts';
import { hiddenInhibitRow } from './inhibits.ts';
import type { Row } from './row.ts';
import type { TableFile } from './schema-files.ts';
import { readViews } from './schema-files.ts';
import type { World } from './world.ts';

const TWIN_KEY = 'whitcombe-marine';
const INHIBITS = 'inhibit_data';

/** Loads the CSV files into one DuckDB file: tables, views and the twin dataset that differs in one hidden row. */
export async function writeDatabase(
  file: string,
  tables: readonly TableFile[],
  csv: CsvFiles,
  world: World,
): Promise<void> {
  const instance = await DuckDBInstance.create(file, { threads: '2', memory_limit: '2GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`SET TimeZone = 'UTC'`);
    for (const schema of ['bcs', 'prep_api', 'bcs_twin', 'prep_api_twin']) {
      await connection.run(`CREATE SCHEMA ${quoteIdentifier(schema)}`);
    }
    for (const table of tables) await loadTable(connection, table, csv);
    await makeTwin(connection, tables, world);
    for (const [name, sql] of readViews()) await makeView(connection, name, sql);
    await connection.run('CHECKPOINT');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function loadTable(connection: DuckDBConnection, table: TableFile, csv: CsvFiles): Promise<void> {
  const target = inSchema('bcs', table.name);
  await connection.run(`CREATE TABLE ${target} (${duckdbColumns(table.fields)})`);
  if (csv.rowCount(table.name) === 0) return;
  const columns = table.fields.map((field) => `${quoteText(field.name)}: ${quoteText(csvType(field))}`).join(', ');
  const order = table.sortedBy.map(quoteIdentifier).join(', ');
  await connection.run(
    `INSERT INTO ${target} FROM read_csv(${quoteText(csv.path(table.name))}, columns = {${columns}}, header = false,
      auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ${quoteText(NULL_TEXT)}) ORDER BY ${order}`,
  );
}

/** Every decimal is written with two places; reading them as wide decimals costs eight times as much. */
function csvType(field: TableField): string {
  return field.type === 'NUMERIC' ? 'DECIMAL(18,2)' : duckdbType(field);
}

async function makeTwin(connection: DuckDBConnection, tables: readonly TableFile[], world: World): Promise<void> {
  for (const { name } of tables) {
    if (name === INHIBITS) continue;
    await connection.run(`CREATE VIEW ${inSchema('bcs_twin', name)} AS FROM ${inSchema('bcs', name)}`);
  }
  const table = tables.find(({ name }) => name === INHIBITS);
  if (table === undefined) throw new Error(`There is no table ${INHIBITS}`);
  const twin = inSchema('bcs_twin', INHIBITS);
  await connection.run(`CREATE TABLE ${twin} (${duckdbColumns(table.fields)})`);
  const hidden = hiddenInhibitRow(world.find(TWIN_KEY), 'FINCRIME');
  const cells = table.fields.map((field) => `CAST(${literal(hidden[field.name])} AS ${duckdbType(field)})`).join(', ');
  const order = table.sortedBy.map(quoteIdentifier).join(', ');
  await connection.run(
    `INSERT INTO ${twin} SELECT * FROM (FROM ${inSchema('bcs', INHIBITS)} UNION ALL SELECT ${cells}) ORDER BY ${order}`,
  );
}

async function makeView(connection: DuckDBConnection, name: string, sql: string): Promise<void> {
  const translation = await translate(sql);
  for (const [api, base] of [
    ['prep_api', 'bcs'],
    ['prep_api_twin', 'bcs_twin'],
  ] as const) {
    const select = bindView(translation, (reference) => inSchema(base, reference.table));
    await connection.run(`CREATE VIEW ${inSchema(api, name)} AS ${select}`);
  }
}

function inSchema(schema: string, table: string): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
}

function literal(cell: Row[string] | undefined): string {
  if (cell === null || cell === undefined) return 'NULL';
  if (typeof cell === 'object') return `[${cell.map(quoteText).join(', ')}]`;
  return quoteText(String(cell));
}
