import { quoteText } from '../duckdb-type.ts';
import type { NodeTranslators } from './emitter.ts';
import { InvalidQuery, unsupported } from './refusal.ts';
import type { Tree } from './tree.ts';
import { expectParts, isTree, textOf } from './tree.ts';

const INTEGER = /^\d+$/;
const FRACTION = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;

export const literalTranslators: NodeTranslators = {
  literal: (payload) => {
    const parts = expectParts(payload, 'literal', ['literal_type', 'value']);
    return literal(textOf(parts, 'literal_type'), textOf(parts, 'value'));
  },
  boolean: (payload) => (expectParts(payload, 'boolean', ['value']).value === true ? 'TRUE' : 'FALSE'),
  null: () => 'NULL',
};

/** The text of a string literal node, or undefined for any other expression. */
export function stringLiteral(node: unknown): string | undefined {
  const parts = literalParts(node);
  const isText = parts?.literal_type === 'string' || parts?.literal_type === 'raw_string';
  return isText && typeof parts.value === 'string' ? parts.value : undefined;
}

/** The digits of an integer literal node: ordinals, limits and frame bounds stay plain numbers. */
export function integerLiteral(node: unknown): string | undefined {
  const parts = literalParts(node);
  const isInteger = parts?.literal_type === 'number' && typeof parts.value === 'string' && INTEGER.test(parts.value);
  return isInteger ? textOf(parts, 'value') : undefined;
}

function literalParts(node: unknown): Tree | undefined {
  const parts = isTree(node) ? node.literal : undefined;
  return isTree(parts) ? parts : undefined;
}

function literal(literalType: string, value: string): string {
  switch (literalType) {
    case 'number':
      return numberLiteral(value);
    case 'string':
    case 'raw_string':
      return textLiteral(value);
    case 'date':
      return dateLiteral(value);
    case 'timestamp':
      return `CAST(${textLiteral(value)} AS TIMESTAMPTZ)`;
    case 'datetime':
      return `CAST(${textLiteral(value)} AS TIMESTAMP)`;
    default:
      return unsupported(`a ${literalType.replaceAll('_', ' ')} literal`);
  }
}

function numberLiteral(value: string): string {
  if (INTEGER.test(value)) {
    return `CAST(${value} AS BIGINT)`;
  }
  // DuckDB would read 1.5 as DECIMAL; GoogleSQL says FLOAT64.
  return FRACTION.test(value) ? `CAST('${value}' AS DOUBLE)` : unsupported(`the number literal ${value}`);
}

function dateLiteral(value: string): string {
  if (!DATE.test(value)) {
    throw new InvalidQuery(`Invalid DATE literal '${value}'`);
  }
  return `CAST(${textLiteral(value)} AS DATE)`;
}

function textLiteral(value: string): string {
  if (value.includes('\0') || value.includes('"@')) {
    return unsupported('a string literal with a null character or a placeholder');
  }
  return quoteText(value);
}
