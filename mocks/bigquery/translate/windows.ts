import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter, NodeTranslator, NodeTranslators } from './emitter.ts';
import { integerLiteral } from './literals.ts';
import { quotedName } from './names.ts';
import { orderBy } from './ordering.ts';
import { unsupported } from './refusal.ts';
import { expectParts, identifierText, isFilled, isTree, kindAndPayload, listOf } from './tree.ts';

const BOUNDS: Readonly<Record<string, string>> = {
  UnboundedPreceding: 'UNBOUNDED PRECEDING',
  UnboundedFollowing: 'UNBOUNDED FOLLOWING',
  CurrentRow: 'CURRENT ROW',
};
const FRAMES: Readonly<Record<string, string>> = { Rows: 'ROWS', Range: 'RANGE' };
const AGGREGATES = ['count', 'count_if', 'sum', 'avg', 'min', 'max', 'logical_or', 'logical_and', 'any_value'];
const NAVIGATIONS = ['row_number', 'rank', 'dense_rank', 'lag', 'lead', 'first_value', 'last_value'];

export const windowTranslators: NodeTranslators = {
  row_number: () => 'row_number()',
  rank: () => 'rank()',
  dense_rank: () => 'dense_rank()',
  lag: offsetFunction('lag'),
  lead: offsetFunction('lead'),
  first_value: valueFunction('first_value'),
  last_value: valueFunction('last_value'),
  window_function: (payload, emitter) => {
    const parts = expectParts(payload, 'OVER', ['this', 'over']);
    const [kind] = kindAndPayload(parts.this);
    if (!AGGREGATES.includes(kind) && !NAVIGATIONS.includes(kind)) {
      return unsupported(`${kind.toUpperCase()} OVER`);
    }
    const over = expectParts(parts.over, 'OVER', ['window_name', 'partition_by', 'order_by', 'frame']);
    const isNameOnly =
      isFilled(over, 'window_name') && !['partition_by', 'order_by', 'frame'].some((key) => isFilled(over, key));
    const call = emitter.emit(parts.this);
    return isNameOnly
      ? `${call} OVER ${quotedName(over.window_name)}`
      : `${call} OVER (${windowSpecification(over, emitter)})`;
  },
};

/** What stands in the parentheses of OVER or WINDOW … AS. */
export function windowSpecification(specification: unknown, emitter: Emitter): string {
  const parts = expectParts(specification, 'window', ['window_name', 'partition_by', 'order_by', 'frame']);
  const base = isFilled(parts, 'window_name') ? quoteIdentifier(identifierText(parts.window_name)) : '';
  const partitions = listOf(parts, 'partition_by').map(emitter.emit);
  const partition = partitions.length === 0 ? '' : `PARTITION BY ${partitions.join(', ')}`;
  const order = orderBy(listOf(parts, 'order_by'), emitter).trimStart();
  const frame = isFilled(parts, 'frame') ? frameClause(parts.frame, emitter) : '';
  return [base, partition, order, frame].filter((clause) => clause !== '').join(' ');
}

function frameClause(frame: unknown, emitter: Emitter): string {
  const parts = expectParts(frame, 'frame', ['kind', 'start', 'end', 'kind_text', 'start_side_text', 'end_side_text']);
  const kind = FRAMES[String(parts.kind)] ?? unsupported(`the window frame ${String(parts.kind)}`);
  const start = bound(parts.start, emitter);
  return isFilled(parts, 'end') ? `${kind} BETWEEN ${start} AND ${bound(parts.end, emitter)}` : `${kind} ${start}`;
}

function bound(node: unknown, emitter: Emitter): string {
  if (typeof node === 'string') {
    return BOUNDS[node] ?? unsupported(`the frame bound ${node}`);
  }
  const [side, amount] = kindAndPayload(node);
  if (side !== 'Preceding' && side !== 'Following') {
    return unsupported(`the frame bound ${side}`);
  }
  return `${integerLiteral(amount) ?? emitter.emit(amount)} ${side.toUpperCase()}`;
}

function offsetFunction(name: string): NodeTranslator {
  return (payload, emitter) => {
    const parts = expectParts(payload, name.toUpperCase(), ['this', 'offset', 'default', 'ignore_nulls']);
    const values = [parts.this, parts.offset, parts.default].filter((part) => isTree(part)).map(emitter.emit);
    return `${name}(${values.join(', ')}${parts.ignore_nulls === true ? ' IGNORE NULLS' : ''})`;
  };
}

function valueFunction(name: string): NodeTranslator {
  return (payload, emitter) => {
    const parts = expectParts(payload, name.toUpperCase(), ['this', 'ignore_nulls']);
    return `${name}(${emitter.emit(parts.this)}${parts.ignore_nulls === true ? ' IGNORE NULLS' : ''})`;
  };
}
