import { checkAliases } from './alias-rule.ts';
import type { Emitter, NodeTranslators } from './emitter.ts';
import { fromClause } from './from.ts';
import { integerLiteral } from './literals.ts';
import { givenName, quotedName } from './names.ts';
import { orderBy, orderKeys } from './ordering.ts';
import { filteredColumns } from './partition-filter.ts';
import { InvalidQuery, unsupported } from './refusal.ts';
import { selectList } from './select-list.ts';
import type { Tree } from './tree.ts';
import { expectParts, isFilled, isTree, kindAndPayload, listOf } from './tree.ts';
import { windowSpecification } from './windows.ts';

const SELECT_PARTS = [
  'expressions',
  'from',
  'joins',
  'where_clause',
  'group_by',
  'having',
  'qualify',
  'windows',
  'order_by',
  'limit',
  'offset',
  'distinct',
  'with',
  'kind',
];
const SET_PARTS = ['left', 'right', 'all', 'distinct', 'order_by', 'limit', 'offset', 'with'];

export const queryTranslators: NodeTranslators = {
  subquery: (payload, emitter) => `(${emitter.emitQuery(expectParts(payload, 'subquery', ['this']).this)})`,
};

/** Translates a SELECT or a set operation; only the outermost one names its unnamed columns. */
export function query(node: unknown, emitter: Emitter, isOutermost: boolean): string {
  const [kind, payload] = kindAndPayload(node);
  switch (kind) {
    case 'select':
      return withClause(expectParts(payload, 'SELECT', SELECT_PARTS), emitter, (parts) =>
        select(parts, emitter, isOutermost),
      );
    case 'union':
    case 'except':
    case 'intersect':
      return withClause(expectParts(payload, kind.toUpperCase(), SET_PARTS), emitter, (parts) =>
        setOperation(kind, parts, emitter, isOutermost),
      );
    case 'subquery':
      return `(${query(expectParts(payload, 'subquery', ['this']).this, emitter, isOutermost)})`;
    default:
      return unsupported(`${kind.toUpperCase().replaceAll('_', ' ')} as a statement`);
  }
}

function select(parts: Tree, emitter: Emitter, isOutermost: boolean): string {
  checkAliases(parts);
  const from = fromClause(parts, emitter);
  const where = condition(parts, 'where_clause', 'WHERE');
  for (const [index, column] of filteredColumns(where, from.sources)) {
    emitter.markFiltered(index, column);
  }
  const distinct = parts.distinct === true ? 'DISTINCT ' : '';
  return [
    `SELECT ${distinct}${selectList(parts, emitter, isOutermost)}${from.sql}`,
    where === undefined ? '' : ` WHERE ${emitter.emit(where)}`,
    groupBy(parts, emitter),
    clause(condition(parts, 'having', 'HAVING'), 'HAVING', emitter),
    windows(parts, emitter),
    clause(condition(parts, 'qualify', 'QUALIFY'), 'QUALIFY', emitter),
    tail(parts, emitter),
  ].join('');
}

function setOperation(kind: string, parts: Tree, emitter: Emitter, isOutermost: boolean): string {
  if (parts.all !== true && parts.distinct !== true) {
    throw new InvalidQuery(`Syntax error: Expected keyword ALL or keyword DISTINCT after ${kind.toUpperCase()}`);
  }
  if (parts.all === true && kind !== 'union') {
    return unsupported(`${kind.toUpperCase()} ALL`);
  }
  const [left, right] = [parts.left, parts.right].map((side) => `(${query(side, emitter, isOutermost)})`);
  return `${left} ${kind.toUpperCase()}${parts.all === true ? ' ALL' : ''} ${right}${tail(parts, emitter)}`;
}

function withClause(parts: Tree, emitter: Emitter, body: (parts: Tree) => string): string {
  if (!isFilled(parts, 'with')) {
    return body(parts);
  }
  const clauseParts = expectParts(parts.with, 'WITH', ['ctes', 'recursive']);
  const isRecursive = clauseParts.recursive === true;
  const tables = listOf(clauseParts, 'ctes').map((table) =>
    expectParts(table, 'WITH', ['alias', 'this', 'alias_first']),
  );
  const names = tables.map((table) => givenName(table.alias));
  const definitions = tables.map((table, index) =>
    emitter.withCommonTables(
      isRecursive ? names : names.slice(0, index),
      () => `${quotedName(table.alias)} AS (${emitter.emitQuery(table.this)})`,
    ),
  );
  return emitter.withCommonTables(
    names,
    () => `WITH ${isRecursive ? 'RECURSIVE ' : ''}${definitions.join(', ')} ${body(parts)}`,
  );
}

function condition(parts: Tree, key: string, name: string): unknown {
  return isFilled(parts, key) ? expectParts(parts[key], name, ['this']).this : undefined;
}

function clause(node: unknown, word: string, emitter: Emitter): string {
  return node === undefined ? '' : ` ${word} ${emitter.emit(node)}`;
}

function groupBy(parts: Tree, emitter: Emitter): string {
  if (!isFilled(parts, 'group_by')) {
    return '';
  }
  const keys = listOf(expectParts(parts.group_by, 'GROUP BY', ['expressions']), 'expressions');
  return ` GROUP BY ${keys.map((key) => integerLiteral(key) ?? emitter.emit(key)).join(', ')}`;
}

function windows(parts: Tree, emitter: Emitter): string {
  const named = listOf(parts, 'windows').map((window) => {
    const { name, spec } = expectParts(window, 'WINDOW', ['name', 'spec']);
    return `${quotedName(name)} AS (${windowSpecification(spec, emitter)})`;
  });
  return named.length === 0 ? '' : ` WINDOW ${named.join(', ')}`;
}

function tail(parts: Tree, emitter: Emitter): string {
  const order = orderBy(orderKeys(parts.order_by), emitter);
  return `${order}${count(parts, 'limit', 'LIMIT', emitter)}${count(parts, 'offset', 'OFFSET', emitter)}`;
}

/** LIMIT and OFFSET take a number or a parameter; the parser wraps the number only in a SELECT. */
function count(parts: Tree, key: string, word: string, emitter: Emitter): string {
  if (!isFilled(parts, key)) {
    return '';
  }
  const value = parts[key];
  const node = isTree(value) && 'this' in value ? expectParts(value, word, ['this']).this : value;
  const [kind] = kindAndPayload(node);
  if (kind !== 'column' && integerLiteral(node) === undefined) {
    throw new InvalidQuery(`Syntax error: ${word} takes an integer literal or a query parameter`);
  }
  return ` ${word} ${integerLiteral(node) ?? emitter.emit(node)}`;
}
