import type { Emitter } from './emitter.ts';
import { integerLiteral } from './literals.ts';
import { direction, orderKeys } from './ordering.ts';
import { unsupported } from './refusal.ts';
import { outputName, packed, unaliased } from './structs.ts';
import type { Tree } from './tree.ts';
import { identifierText, listOf, payloadOf } from './tree.ts';

/**
 * `ARRAY(SELECT … ORDER BY …)`: the order is carried into the aggregate by key columns,
 * because DuckDB may lose a subquery's own order once it is correlated.
 */
export function arraySubquery(query: unknown, emitter: Emitter): string {
  const select = payloadOf(query, 'select');
  if (select === undefined || select.with != null) {
    return unsupported('ARRAY() of anything but a plain SELECT');
  }
  const items = listOf(select, 'expressions');
  const keys = orderKeys(select.order_by);
  const rewritten = {
    select: {
      ...select,
      kind: null,
      expressions: [elementItem(select, items), ...keys.map((key, index) => keyItem(key, index, items))],
      order_by: keys.length === 0 ? null : { expressions: keys.map((key) => resolvedKey(key, items)) },
    },
  };
  const inner = emitter.emitQuery(rewritten);
  const order = keys.map((key, index) => `"order_${index}"${direction(key)}`);
  const ordered = order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`;
  return `(SELECT coalesce(list("element"${ordered}), []) FROM (${inner}) AS "elements")`;
}

/** Translates the node kind that stands for a row packed as a struct. */
export function packedRow(payload: Tree, emitter: Emitter): string {
  return packed(listOf(payload, 'items'), emitter);
}

function elementItem(select: Tree, items: readonly unknown[]): unknown {
  const alias = { name: 'element', quoted: true };
  if (select.kind === 'STRUCT') {
    return { alias: { this: { packed_row: { items } }, alias } };
  }
  const [only] = items;
  return items.length === 1 ? { alias: { this: unaliased(only), alias } } : unsupported('ARRAY() of several columns');
}

function keyItem(key: unknown, index: number, items: readonly unknown[]): unknown {
  return { alias: { this: resolvedKey(key, items).this, alias: { name: `order_${index}`, quoted: true } } };
}

function resolvedKey(key: unknown, items: readonly unknown[]): Tree {
  const parts = payloadOf({ key }, 'key') ?? {};
  return { ...parts, this: resolved(parts.this, items) };
}

/** A sort key that names an output column, by alias or by position, becomes that column's expression. */
function resolved(expression: unknown, items: readonly unknown[]): unknown {
  const position = integerLiteral(expression);
  if (position !== undefined) {
    return unaliased(items[Number(position) - 1]) ?? unsupported('ORDER BY a position that is not there');
  }
  const column = payloadOf(expression, 'column');
  if (column === undefined || column.table != null) {
    return expression;
  }
  const name = identifierText(column.name).toLowerCase();
  const named = items.find(
    (item) => payloadOf(item, 'alias') !== undefined && outputName(item)?.toLowerCase() === name,
  );
  return named === undefined ? expression : unaliased(named);
}
