import type { Emitter, NodeTranslators } from './emitter.ts';
import { unsupported } from './refusal.ts';
import { structValues } from './structs.ts';
import type { Tree } from './tree.ts';
import { expectParts, isTree } from './tree.ts';
import { castType, scalarTypeName, structFields } from './type-names.ts';

const INTEGER_TEXT = "'^\\s*[+-]?\\d+\\s*$'";

export const castTranslators: NodeTranslators = {
  cast: (payload, emitter) => {
    const parts = expectParts(payload, 'CAST', ['this', 'to']);
    return isTree(parts.to) && parts.to.data_type === 'struct'
      ? typedStruct(parts.this, parts.to, emitter)
      : cast(parts, 'CAST', emitter);
  },
  safe_cast: (payload, emitter) => cast(expectParts(payload, 'SAFE_CAST', ['this', 'to']), 'TRY_CAST', emitter),
};

function cast(parts: Tree, operator: 'CAST' | 'TRY_CAST', emitter: Emitter): string {
  const value = emitter.emit(parts.this);
  switch (scalarTypeName(parts.to)) {
    case 'STRING':
      return textOfValue(value);
    case 'INT64':
    case 'INTEGER':
      return integerOfValue(value, operator);
    case 'BOOL':
    case 'BOOLEAN':
      return booleanOfValue(value, operator);
    default:
      return `${operator}(${value} AS ${castType(parts.to)})`;
  }
}

/** GoogleSQL writes 1 for 1.0, and a fraction of a second with three or six digits. */
function textOfValue(value: string): string {
  const text = `CAST(${value} AS VARCHAR)`;
  const instant = `regexp_replace(CAST(${value} AS VARCHAR), '^(.{19})(\\.\\d+)?', '\\1')`;
  const fraction = `CAST(epoch_us(TRY_CAST(${text} AS TIMESTAMPTZ)) % 1000000 AS BIGINT)`;
  return [
    `CASE WHEN ${value} IS NULL THEN NULL`,
    `WHEN typeof(${value}) IN ('DOUBLE', 'FLOAT') OR starts_with(typeof(${value}), 'DECIMAL')`,
    `THEN regexp_replace(regexp_replace(${text}, '(\\.\\d*?)0+(e|$)', '\\1\\2'), '\\.(e|$)', '\\1')`,
    `WHEN typeof(${value}) = 'TIMESTAMP WITH TIME ZONE' THEN left(${instant}, 19)`,
    `|| CASE WHEN ${fraction} = 0 THEN '' WHEN ${fraction} % 1000 = 0 THEN '.' || lpad(CAST(${fraction} // 1000 AS VARCHAR), 3, '0')`,
    `ELSE '.' || lpad(CAST(${fraction} AS VARCHAR), 6, '0') END || '+00'`,
    `ELSE ${text} END`,
  ].join(' ');
}

/** Numbers are rounded half away from zero; text must be a whole number. */
function integerOfValue(value: string, operator: string): string {
  const refusal = operator === 'CAST' ? `error('Bad int64 value: ' || CAST(${value} AS VARCHAR))` : 'NULL';
  return [
    `CASE WHEN typeof(${value}) = 'VARCHAR' THEN`,
    `CASE WHEN ${value} IS NULL THEN NULL WHEN regexp_matches(CAST(${value} AS VARCHAR), ${INTEGER_TEXT})`,
    `THEN ${operator}(trim(CAST(${value} AS VARCHAR)) AS BIGINT) ELSE ${refusal} END`,
    `WHEN typeof(${value}) IN ('BOOLEAN', '"NULL"') THEN ${operator}(${value} AS BIGINT)`,
    `ELSE ${operator}(round(TRY_CAST(${value} AS DECIMAL(38,9))) AS BIGINT) END`,
  ].join(' ');
}

function booleanOfValue(value: string, operator: string): string {
  const text = `lower(CAST(${value} AS VARCHAR))`;
  const refusal = operator === 'CAST' ? `error('Bad bool value: ' || CAST(${value} AS VARCHAR))` : 'NULL';
  return [
    `CASE WHEN typeof(${value}) = 'VARCHAR' THEN`,
    `CASE ${text} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE`,
    `ELSE CASE WHEN ${value} IS NULL THEN NULL ELSE ${refusal} END END`,
    `ELSE ${operator}(${value} AS BOOLEAN) END`,
  ].join(' ');
}

/** `STRUCT<a INT64>(1)`: the values take the declared names by position. */
function typedStruct(value: unknown, to: Tree, emitter: Emitter): string {
  if (isTree(value) && 'null' in value) {
    return `CAST(NULL AS ${castType(to)})`;
  }
  const values = structValues(value);
  const fields = structFields(to);
  if (values === undefined || values.length !== fields.length) {
    return unsupported('a cast of this expression to STRUCT');
  }
  const members = fields.map(([name, type], index) => `"${name}" := CAST(${emitter.emit(values[index])} AS ${type})`);
  return `struct_pack(${members.join(', ')})`;
}
