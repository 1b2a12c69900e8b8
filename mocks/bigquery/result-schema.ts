import type { DuckDBType } from '@duckdb/node-api';
import { DuckDBListType, DuckDBStructType, DuckDBTypeId } from '@duckdb/node-api';
import { ApiError, invalidQuery } from './api-error.ts';
import type { TableField } from './duckdb-type.ts';

const NAMES = new Map<DuckDBTypeId, string>([
  [DuckDBTypeId.BOOLEAN, 'BOOLEAN'],
  [DuckDBTypeId.TINYINT, 'INTEGER'],
  [DuckDBTypeId.SMALLINT, 'INTEGER'],
  [DuckDBTypeId.INTEGER, 'INTEGER'],
  [DuckDBTypeId.BIGINT, 'INTEGER'],
  [DuckDBTypeId.HUGEINT, 'INTEGER'],
  [DuckDBTypeId.UBIGINT, 'INTEGER'],
  [DuckDBTypeId.FLOAT, 'FLOAT'],
  [DuckDBTypeId.DOUBLE, 'FLOAT'],
  [DuckDBTypeId.DECIMAL, 'NUMERIC'],
  [DuckDBTypeId.VARCHAR, 'STRING'],
  [DuckDBTypeId.BLOB, 'BYTES'],
  [DuckDBTypeId.DATE, 'DATE'],
  [DuckDBTypeId.TIME, 'TIME'],
  [DuckDBTypeId.TIMESTAMP, 'DATETIME'],
  [DuckDBTypeId.TIMESTAMP_TZ, 'TIMESTAMP'],
  [DuckDBTypeId.SQLNULL, 'INTEGER'],
]);

/** The schema of a query result; BigQuery refuses two columns of one name. */
export function resultSchema(names: readonly string[], types: readonly DuckDBType[]): readonly TableField[] {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) {
      throw invalidQuery(`Duplicate column names in the result are not supported. Found duplicate(s): ${name}`);
    }
    seen.add(name.toLowerCase());
  }
  return names.map((name, index) => resultField(name, types[index]));
}

function resultField(name: string, type: DuckDBType | undefined): TableField {
  if (type instanceof DuckDBListType) {
    return { ...resultField(name, type.valueType), mode: 'REPEATED' };
  }
  if (type instanceof DuckDBStructType) {
    const fields = type.entryNames.map((entry, index) => resultField(entry, type.entryTypes[index]));
    return { name, type: 'RECORD', mode: 'NULLABLE', fields };
  }
  const typeName = type === undefined ? undefined : NAMES.get(type.typeId);
  if (typeName === undefined) {
    throw new ApiError(501, 'notImplemented', `Local engine does not support: a result of type ${String(type)}`);
  }
  return { name, type: type?.alias === 'JSON' ? 'JSON' : typeName, mode: 'NULLABLE' };
}
