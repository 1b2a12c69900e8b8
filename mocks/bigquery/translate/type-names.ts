import { quoteIdentifier, scalarDuckdbType } from '../duckdb-type.ts';
import { unsupported } from './refusal.ts';
import type { Tree } from './tree.ts';
import { identifierText, isTree, listOf } from './tree.ts';

const PARSER_NAMES: Readonly<Record<string, string>> = {
  decimal: 'NUMERIC',
  string: 'STRING',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  boolean: 'BOOL',
  bool: 'BOOL',
  text: 'STRING',
};

/** The GoogleSQL name of a scalar type in a cast, or undefined for arrays and structs. */
export function scalarTypeName(dataType: unknown): string | undefined {
  const parts = isTree(dataType) ? dataType : {};
  const name = parts.data_type === 'custom' ? identifierText(parts.name) : PARSER_NAMES[String(parts.data_type)];
  if (name !== undefined && (hasNumber(parts, 'precision') || hasNumber(parts, 'length'))) {
    return unsupported(`${name} with a length`);
  }
  return name?.toUpperCase();
}

/** The DuckDB type of any type the allow-list has. */
export function castType(dataType: unknown): string {
  const scalar = scalarTypeName(dataType);
  if (scalar !== undefined) {
    return scalarDuckdbType(scalar) ?? unsupported(`the type ${scalar}`);
  }
  if (isTree(dataType) && dataType.data_type === 'array') {
    return `${castType(dataType.element_type)}[]`;
  }
  if (isTree(dataType) && dataType.data_type === 'struct') {
    return `STRUCT(${structFields(dataType)
      .map(([name, type]) => `${quoteIdentifier(name)} ${type}`)
      .join(', ')})`;
  }
  return unsupported(`the type ${isTree(dataType) ? String(dataType.data_type) : 'without a name'}`);
}

export function structFields(dataType: Tree): readonly (readonly [string, string])[] {
  return listOf(dataType, 'fields').map((field) => {
    const parts = isTree(field) ? field : {};
    return [identifierText(parts.name), castType(parts.data_type)] as const;
  });
}

function hasNumber(parts: Tree, key: string): boolean {
  return typeof parts[key] === 'number';
}
