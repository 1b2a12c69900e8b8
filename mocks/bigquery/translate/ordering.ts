import type { Emitter } from './emitter.ts';
import { integerLiteral } from './literals.ts';
import { expectParts, listOf, payloadOf } from './tree.ts';

/** ` ORDER BY …` with BigQuery's place for NULLs always written out; '' when there is none. */
export function orderBy(keys: readonly unknown[], emitter: Emitter): string {
  return keys.length === 0 ? '' : ` ORDER BY ${keys.map((key) => sortKey(key, emitter)).join(', ')}`;
}

export function orderKeys(payload: unknown): readonly unknown[] {
  const clause = payloadOf({ clause: payload }, 'clause');
  return clause === undefined ? [] : listOf(expectParts(clause, 'ORDER BY', ['expressions']), 'expressions');
}

/** ` ASC NULLS FIRST` and its kin, apart from the key itself. */
export function direction(key: unknown): string {
  const parts = expectParts(key, 'ORDER BY', ['this', 'desc', 'nulls_first', 'explicit_asc']);
  const isDescending = parts.desc === true;
  const isNullFirst = typeof parts.nulls_first === 'boolean' ? parts.nulls_first : !isDescending;
  return `${isDescending ? ' DESC' : ' ASC'} NULLS ${isNullFirst ? 'FIRST' : 'LAST'}`;
}

function sortKey(key: unknown, emitter: Emitter): string {
  const expression = payloadOf({ key }, 'key')?.this;
  return `${integerLiteral(expression) ?? emitter.emit(expression)}${direction(key)}`;
}
