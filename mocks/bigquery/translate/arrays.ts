import { arraySubquery } from './array-subquery.ts';
import type { Emitter, FunctionTranslators, NodeTranslators } from './emitter.ts';
import { unsupported } from './refusal.ts';
import { expectCount, signature } from './signature.ts';
import { structValues } from './structs.ts';
import { expectParts, listOf, payloadOf } from './tree.ts';

export const arrayTranslators: NodeTranslators = {
  array_func: (payload, emitter) =>
    arrayLiteral(expectParts(payload, 'ARRAY', ['expressions', 'bracket_notation']), emitter),
  array: (payload, emitter) => arrayLiteral(expectParts(payload, 'ARRAY', ['expressions']), emitter),
  array_length: (payload, emitter) => `len(${emitter.emit(expectParts(payload, 'ARRAY_LENGTH', ['this']).this)})`,
  array_reverse: (payload, emitter) =>
    `list_reverse(${emitter.emit(expectParts(payload, 'ARRAY_REVERSE', ['this']).this)})`,
  subscript: (payload, emitter) => {
    const parts = expectParts(payload, 'array element', ['this', 'index']);
    return element(emitter.emit(parts.this), parts.index, emitter);
  },
};

export const arrayFunctions: FunctionTranslators = {
  ARRAY: (args, emitter) => {
    expectCount(args, 1, 1);
    return arraySubquery(args[0], emitter);
  },
  // DuckDB takes a NULL list for an empty one; GoogleSQL answers NULL.
  ARRAY_CONCAT: signature(1, 16, (...lists) => {
    const isAnyNull = lists.map((list) => `${list} IS NULL`).join(' OR ');
    const joined = lists.reduce((left, right) => `list_concat(${left}, ${right})`);
    return `CASE WHEN ${isAnyNull} THEN NULL ELSE ${joined} END`;
  }),
  ARRAY_TO_STRING: signature(2, 3, (list, separator, nullText) => {
    const values = nullText === undefined ? list : `list_transform(${list}, lambda item: coalesce(item, ${nullText}))`;
    return `array_to_string(${values}, ${separator})`;
  }),
};

function arrayLiteral(parts: ReturnType<typeof expectParts>, emitter: Emitter): string {
  const items = listOf(parts, 'expressions');
  const isUnnamedStruct = items.some((item, index) => index > 0 && structValues(item) !== undefined && !isNamed(item));
  if (isUnnamedStruct) {
    return unsupported('a STRUCT without field names in an array');
  }
  return `[${items.map(emitter.emit).join(', ')}]`;
}

function isNamed(item: unknown): boolean {
  const call = payloadOf(item, 'function');
  return call !== undefined && listOf(call, 'args').every((argument) => payloadOf(argument, 'alias') !== undefined);
}

function element(list: string, index: unknown, emitter: Emitter): string {
  const call = payloadOf(index, 'function');
  const name = typeof call?.name === 'string' ? call.name.toUpperCase() : '';
  const [argument] = call === undefined ? [] : listOf(call, 'args');
  switch (name) {
    case 'OFFSET':
      return checkedElement(list, `(${emitter.emit(argument)} + 1)`);
    case 'ORDINAL':
      return checkedElement(list, emitter.emit(argument));
    case 'SAFE_OFFSET':
      return safeElement(list, `(${emitter.emit(argument)} + 1)`);
    case 'SAFE_ORDINAL':
      return safeElement(list, emitter.emit(argument));
    default:
      return checkedElement(list, `(${emitter.emit(index)} + 1)`);
  }
}

function checkedElement(list: string, position: string): string {
  return `CASE WHEN ${position} < 1 OR ${position} > len(${list}) THEN error('Array index out of bounds') ELSE list_extract(${list}, ${position}) END`;
}

function safeElement(list: string, position: string): string {
  return `CASE WHEN ${position} < 1 THEN NULL ELSE list_extract(${list}, ${position}) END`;
}
