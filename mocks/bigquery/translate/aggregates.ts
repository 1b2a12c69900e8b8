import { quoteText } from '../duckdb-type.ts';
import type { Emitter, NodeTranslator, NodeTranslators } from './emitter.ts';
import { integerLiteral } from './literals.ts';
import { orderBy } from './ordering.ts';
import { unsupported } from './refusal.ts';
import type { Tree } from './tree.ts';
import { expectParts, isFilled, listOf } from './tree.ts';

export const aggregateTranslators: NodeTranslators = {
  count: (payload, emitter) => {
    const parts = expectParts(payload, 'COUNT', ['this', 'star', 'distinct']);
    return parts.star === true ? 'count(*)' : `count(${distinct(parts)}${emitter.emit(parts.this)})`;
  },
  // Without coalesce an all-NULL group would be counted wrongly.
  count_if: (payload, emitter) =>
    `count_if(coalesce(${emitter.emit(expectParts(payload, 'COUNTIF', ['this', 'name']).this)}, FALSE))`,
  sum: plain('SUM', 'sum'),
  avg: plain('AVG', 'avg'),
  min: plain('MIN', 'min'),
  max: plain('MAX', 'max'),
  logical_or: plain('LOGICAL_OR', 'bool_or'),
  logical_and: plain('LOGICAL_AND', 'bool_and'),
  any_value: (payload, emitter) => {
    const parts = expectParts(payload, 'ANY_VALUE', ['this', 'name', 'having_max']);
    const value = emitter.emit(parts.this);
    if (!isFilled(parts, 'having_max')) {
      return `any_value(${value})`;
    }
    const [key, isMaximum] = listOf(parts, 'having_max');
    return `${isMaximum === true ? 'arg_max_null' : 'arg_min_null'}(${value}, ${emitter.emit(key)})`;
  },
  string_agg: (payload, emitter) => {
    const parts = expectParts(payload, 'STRING_AGG', ['this', 'separator', 'distinct', 'order_by']);
    const separator = isFilled(parts, 'separator') ? emitter.emit(parts.separator) : quoteText(',');
    const order = orderBy(listOf(parts, 'order_by'), emitter);
    return `string_agg(${distinct(parts)}${emitter.emit(parts.this)}, ${separator}${order})`;
  },
  array_agg: (payload, emitter) => {
    const parts = expectParts(payload, 'ARRAY_AGG', ['this', 'name', 'distinct', 'order_by', 'limit', 'ignore_nulls']);
    const value = emitter.emit(parts.this);
    const order = orderBy(listOf(parts, 'order_by'), emitter);
    const filter = parts.ignore_nulls === true ? ` FILTER (WHERE ${value} IS NOT NULL)` : '';
    const list = `list(${distinct(parts)}${value}${order})${filter}`;
    return isFilled(parts, 'limit') ? `list_slice(${list}, 1, ${limit(parts.limit, emitter)})` : list;
  },
};

function plain(name: string, duckdbName: string): NodeTranslator {
  return (payload, emitter) => {
    const parts = expectParts(payload, name, ['this', 'name', 'distinct']);
    return `${duckdbName}(${distinct(parts)}${emitter.emit(parts.this)})`;
  };
}

function distinct(parts: Tree): string {
  return parts.distinct === true ? 'DISTINCT ' : '';
}

function limit(node: unknown, emitter: Emitter): string {
  return integerLiteral(node) ?? (isFilled({ node }, 'node') ? emitter.emit(node) : unsupported('an empty LIMIT'));
}
