import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter, FunctionTranslators } from './emitter.ts';
import { givenName } from './names.ts';
import { unsupported } from './refusal.ts';
import { identifierText, isTree, listOf, payloadOf } from './tree.ts';

export const structFunctions: FunctionTranslators = {
  STRUCT: (args, emitter) => packed(args, emitter),
};

/** A struct with the names the expressions have: an alias, or the last part of a column path. */
export function packed(items: readonly unknown[], emitter: Emitter): string {
  if (items.length === 0) {
    return unsupported('an empty STRUCT');
  }
  const names = items.map((item, index) => outputName(item) ?? `_${index}`);
  const members = items.map(
    (item, index) => `${quoteIdentifier(names[index] ?? '')} := ${emitter.emit(unaliased(item))}`,
  );
  return `struct_pack(${members.join(', ')})`;
}

/** The name an item of a SELECT list or STRUCT carries outside. */
export function outputName(item: unknown): string | undefined {
  const aliased = payloadOf(item, 'alias');
  if (aliased !== undefined) {
    return givenName(aliased.alias);
  }
  const column = payloadOf(item, 'column');
  if (column !== undefined) {
    const name = identifierText(column.name);
    return name.startsWith('@') ? undefined : name;
  }
  const dot = payloadOf(item, 'dot');
  return dot === undefined ? undefined : identifierText(dot.field);
}

export function unaliased(item: unknown): unknown {
  return payloadOf(item, 'alias')?.this ?? item;
}

/** The positional values of a STRUCT constructor, in either form the parser gives it. */
export function structValues(node: unknown): readonly unknown[] | undefined {
  const struct = payloadOf(node, 'struct');
  if (struct !== undefined) {
    return listOf(struct, 'fields').map((field) => (Array.isArray(field) ? field[1] : unsupported('a STRUCT field')));
  }
  const call = payloadOf(node, 'function');
  const isStruct = isTree(call) && call.name === 'STRUCT';
  return isStruct ? listOf(call, 'args').map(unaliased) : undefined;
}
