import { readTables, readViews } from '../../../mocks/bank/schema-files.ts';
import type { Reference, ReferenceTable } from '../reference/reference.ts';
import { fieldTypeName } from '../reference/type-names.ts';

export interface DeployedView {
  name: string;
  file: string;
  sql: string;
  /** Base tables, in the analyzer's words. */
  reads: readonly ReferenceTable[];
}

export interface Deployment {
  tables: readonly ReferenceTable[];
  views: readonly DeployedView[];
  /** The views as the product's queries name them, with the columns the analyzer finds them to have. */
  catalog: readonly ReferenceTable[];
}

/** What `deploy/bigquery/` creates, read by Google's analyzer; a view it refuses is named with its file. */
export async function analyseDeployment(reference: Reference): Promise<Deployment> {
  const tables = readTables().map(({ name, fields }) => ({
    name: `bcs.${name}`,
    columns: fields.map((field) => ({ name: field.name, type: fieldTypeName(field) })),
  }));
  const views: DeployedView[] = [];
  const catalog: ReferenceTable[] = [];
  for (const [name, sql] of readViews()) {
    const file = `deploy/bigquery/views/${name}.sql`;
    const names = await reference.tablesOf(sql).catch(inFile(file));
    const reads = tables.filter((table) => names.includes(table.name));
    const columns = await reference.analyse({ sql, tables: reads, parameters: {} }).catch(inFile(file));
    views.push({ name, file, sql, reads });
    catalog.push({ name, columns });
  }
  return { tables, views, catalog };
}

/** Puts the file before the analyzer's own words, which hold line and column. */
export function inFile(file: string): (error: unknown) => never {
  return (error) => {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  };
}
