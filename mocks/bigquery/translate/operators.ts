import type { Emitter, NodeTranslator, NodeTranslators } from './emitter.ts';
import { parameterListPlaceholder, parameterName } from './names.ts';
import { unsupported } from './refusal.ts';
import type { Tree } from './tree.ts';
import { expectParts, isFilled, isTree, listOf } from './tree.ts';

export const operatorTranslators: NodeTranslators = {
  and: infix('and', 'AND'),
  or: infix('or', 'OR'),
  eq: infix('eq', '='),
  neq: infix('neq', '<>'),
  lt: infix('lt', '<'),
  lte: infix('lte', '<='),
  gt: infix('gt', '>'),
  gte: infix('gte', '>='),
  add: infix('add', '+'),
  sub: infix('sub', '-'),
  mul: infix('mul', '*'),
  concat: infix('concat', '||'),
  null_safe_eq: infix('null_safe_eq', 'IS NOT DISTINCT FROM'),
  null_safe_neq: infix('null_safe_neq', 'IS DISTINCT FROM'),
  div: (payload, emitter) => {
    const [left, right] = sides(payload, 'div', emitter);
    return divided(left, right, `error('division by zero')`);
  },
  safe_divide: (payload, emitter) => {
    const parts = expectParts(payload, 'SAFE_DIVIDE', ['this', 'expression']);
    return divided(emitter.emit(parts.this), emitter.emit(parts.expression), 'NULL');
  },
  not: (payload, emitter) => {
    const inner = expectParts(payload, 'NOT', ['this']).this;
    if (isTree(inner) && 'null' in inner) {
      unsupported('NOT NULL as an expression');
    }
    return `(NOT ${emitter.emit(inner)})`;
  },
  neg: (payload, emitter) => `(- ${emitter.emit(expectParts(payload, 'negation', ['this']).this)})`,
  paren: (payload, emitter) => `(${emitter.emit(expectParts(payload, 'parentheses', ['this']).this)})`,
  like: (payload, emitter) => {
    const parts = expectParts(payload, 'LIKE', ['left', 'right']);
    // GoogleSQL's LIKE always has the backslash as its escape.
    return `(${emitter.emit(parts.left)} LIKE ${emitter.emit(parts.right)} ESCAPE '\\')`;
  },
  between: (payload, emitter) => {
    const parts = expectParts(payload, 'BETWEEN', ['this', 'low', 'high', 'not']);
    const [value, low, high] = [parts.this, parts.low, parts.high].map(emitter.emit);
    return `(${value} ${parts.not === true ? 'NOT ' : ''}BETWEEN ${low} AND ${high})`;
  },
  is_null: (payload, emitter) => {
    const parts = expectParts(payload, 'IS NULL', ['this', 'not']);
    return `(${emitter.emit(parts.this)} IS ${parts.not === true ? 'NOT ' : ''}NULL)`;
  },
  is_true: (payload, emitter) => isBoolean(payload, 'TRUE', emitter),
  is_false: (payload, emitter) => isBoolean(payload, 'FALSE', emitter),
  exists: (payload, emitter) => `EXISTS (${emitter.emitQuery(expectParts(payload, 'EXISTS', ['this']).this)})`,
  in: (payload, emitter) => {
    const parts = expectParts(payload, 'IN', ['this', 'expressions', 'query', 'not', 'unnest']);
    const condition = membership(parts, emitter);
    return parts.not === true ? `(NOT ${condition})` : condition;
  },
};

function infix(kind: string, operator: string): NodeTranslator {
  return (payload, emitter) => {
    const [left, right] = sides(payload, kind, emitter);
    return `(${left} ${operator} ${right})`;
  };
}

function sides(payload: unknown, kind: string, emitter: Emitter): readonly [string, string] {
  const parts = expectParts(payload, kind, ['left', 'right']);
  return [emitter.emit(parts.left), emitter.emit(parts.right)];
}

function divided(left: string, right: string, whenZero: string): string {
  return `CASE WHEN ${right} = 0 THEN ${whenZero} ELSE ${left} / ${right} END`;
}

function isBoolean(payload: unknown, value: string, emitter: Emitter): string {
  const parts = expectParts(payload, `IS ${value}`, ['this', 'not']);
  return `(${emitter.emit(parts.this)} IS ${parts.not === true ? 'NOT ' : ''}${value})`;
}

function membership(parts: Tree, emitter: Emitter): string {
  const value = emitter.emit(parts.this);
  if (isFilled(parts, 'unnest')) {
    return memberOfArray(value, parts.unnest, emitter);
  }
  if (isFilled(parts, 'query')) {
    return `(${value} IN (${emitter.emitQuery(parts.query)}))`;
  }
  return `(${value} IN (${listOf(parts, 'expressions').map(emitter.emit).join(', ')}))`;
}

/** A parameter's values are written out, so that DuckDB can prune by them. */
function memberOfArray(value: string, array: unknown, emitter: Emitter): string {
  const name = parameterName(array);
  if (name !== undefined) {
    emitter.addParameter(name);
    return `(${value} IN ${parameterListPlaceholder(name)})`;
  }
  const list = emitter.emit(array);
  return [
    `CASE WHEN ${list} IS NULL OR len(${list}) = 0 THEN FALSE`,
    `WHEN ${value} IS NULL THEN NULL`,
    `WHEN list_contains(${list}, ${value}) THEN TRUE`,
    `WHEN list_count(${list}) < len(${list}) THEN NULL ELSE FALSE END`,
  ].join(' ');
}
