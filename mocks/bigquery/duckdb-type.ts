export interface TableField {
  readonly name: string;
  readonly type: string;
  readonly mode?: string;
  readonly description?: string;
  readonly fields?: readonly TableField[];
}

const SCALARS: Readonly<Record<string, string>> = {
  STRING: 'VARCHAR',
  INTEGER: 'BIGINT',
  INT64: 'BIGINT',
  FLOAT: 'DOUBLE',
  FLOAT64: 'DOUBLE',
  NUMERIC: 'DECIMAL(38,9)',
  BOOLEAN: 'BOOLEAN',
  BOOL: 'BOOLEAN',
  DATE: 'DATE',
  DATETIME: 'TIMESTAMP',
  TIMESTAMP: 'TIMESTAMPTZ',
  TIME: 'TIME',
  BYTES: 'BLOB',
  JSON: 'JSON',
};

/** The DuckDB type of a scalar GoogleSQL type name, or undefined when the engine has none. */
export function scalarDuckdbType(typeName: string): string | undefined {
  return SCALARS[typeName.toUpperCase()];
}

/** The DuckDB column type of a field of a BigQuery Table resource. */
export function duckdbType(field: TableField): string {
  const element = elementType(field);
  return field.mode?.toUpperCase() === 'REPEATED' ? `${element}[]` : element;
}

/** `"name" TYPE, …` for a CREATE TABLE, REQUIRED columns as NOT NULL. */
export function duckdbColumns(fields: readonly TableField[]): string {
  return fields
    .map((field) => {
      const constraint = field.mode?.toUpperCase() === 'REQUIRED' ? ' NOT NULL' : '';
      return `${quoteIdentifier(field.name)} ${duckdbType(field)}${constraint}`;
    })
    .join(', ');
}

/** A DuckDB identifier in double quotes. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A DuckDB string literal. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function elementType(field: TableField): string {
  const typeName = field.type.toUpperCase();
  if (typeName === 'RECORD' || typeName === 'STRUCT') {
    const members = (field.fields ?? []).map((member) => `${quoteIdentifier(member.name)} ${duckdbType(member)}`);
    return `STRUCT(${members.join(', ')})`;
  }
  const scalar = scalarDuckdbType(typeName);
  if (scalar === undefined) {
    throw new Error(`Field ${field.name}: the local engine has no type for ${field.type}`);
  }
  return scalar;
}
