import type { TypeProto } from './wire.ts';

/** GoogleSQL's names of the types the bank's tables and queries use, with the service's. */
const KIND_OF: Readonly<Record<string, string>> = {
  STRING: 'TYPE_STRING',
  INT64: 'TYPE_INT64',
  FLOAT64: 'TYPE_DOUBLE',
  NUMERIC: 'TYPE_NUMERIC',
  BOOL: 'TYPE_BOOL',
  DATE: 'TYPE_DATE',
  TIMESTAMP: 'TYPE_TIMESTAMP',
};
const NAME_OF = new Map(Object.entries(KIND_OF).map(([name, kind]) => [kind, name]));
/** BigQuery's REST interface still says some types in the words of legacy SQL. */
const LEGACY: Readonly<Record<string, string>> = { INTEGER: 'INT64', FLOAT: 'FLOAT64', BOOLEAN: 'BOOL' };

/** `ARRAY<STRING>` → the service's form. */
export function typeProto(name: string): TypeProto {
  const element = /^ARRAY<(.+)>$/u.exec(name)?.[1];
  if (element !== undefined) return { typeKind: 'TYPE_ARRAY', arrayType: { elementType: typeProto(element) } };
  const typeKind = KIND_OF[name];
  if (typeKind === undefined) throw new Error(`No query of this product has used the type ${name} so far`);
  return { typeKind };
}

export function typeName(type: TypeProto): string {
  if (type.arrayType) return `ARRAY<${typeName(type.arrayType.elementType)}>`;
  return NAME_OF.get(type.typeKind) ?? type.typeKind;
}

/** The type of a field of a BigQuery table resource or query answer. */
export function fieldTypeName({ type, mode }: { type: string; mode?: string | undefined }): string {
  const name = LEGACY[type.toUpperCase()] ?? type.toUpperCase();
  return mode?.toUpperCase() === 'REPEATED' ? `ARRAY<${name}>` : name;
}
