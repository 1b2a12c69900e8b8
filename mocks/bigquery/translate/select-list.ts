import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter } from './emitter.ts';
import { unsupported } from './refusal.ts';
import { outputName, packed, unaliased } from './structs.ts';
import type { Tree } from './tree.ts';
import { expectParts, listOf, payloadOf } from './tree.ts';

/** The SELECT list. Outermost columns without a name get BigQuery's `f0_`, `f1_`. */
export function selectList(select: Tree, emitter: Emitter, isOutermost: boolean): string {
  const items = listOf(select, 'expressions');
  if (items.length === 0) {
    return unsupported('an empty SELECT list');
  }
  if (select.kind === 'STRUCT' && !isOutermost) {
    return packed(items, emitter);
  }
  if (select.kind != null && select.kind !== 'VALUE' && select.kind !== 'STRUCT') {
    return unsupported(`SELECT AS ${String(select.kind)}`);
  }
  let unnamed = 0;
  const nextName = () => `f${unnamed++}_`;
  return items.map((item) => selectItem(item, isOutermost ? nextName : undefined, emitter)).join(', ');
}

function selectItem(item: unknown, nextName: (() => string) | undefined, emitter: Emitter): string {
  if (payloadOf(item, 'star') !== undefined) {
    return emitter.emit(item);
  }
  const aliased = payloadOf(item, 'alias');
  if (aliased !== undefined) {
    expectParts(aliased, 'alias', ['this', 'alias']);
  }
  const name = outputName(item) ?? nextName?.();
  const expression = emitter.emit(unaliased(item));
  return name === undefined ? expression : `${expression} AS ${quoteIdentifier(name)}`;
}
