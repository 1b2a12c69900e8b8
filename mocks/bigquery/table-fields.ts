import type { TableField } from './duckdb-type.ts';
import type { Engine } from './engine.ts';
import { resultSchema } from './result-schema.ts';
import type { TableEntry } from './table-entry.ts';

/** The fields of a table: as it was defined, or as DuckDB has them. */
export async function tableFields(engine: Engine, entry: TableEntry): Promise<readonly TableField[]> {
  const defined = entry.definition.schema?.fields;
  if (defined !== undefined) {
    return defined;
  }
  return await engine.session.use(async (connection) => {
    const reader = await connection.runAndReadAll(`FROM ${entry.location} LIMIT 0`);
    return resultSchema(reader.columnNames(), reader.columnTypes());
  });
}
