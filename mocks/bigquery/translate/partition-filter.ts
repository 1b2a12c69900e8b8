import type { Tree } from './tree.ts';
import { identifierText, isFilled, isTree, listOf, payloadOf } from './tree.ts';

/** A table of a FROM clause under its alias; `index` is absent for subqueries and UNNEST. */
export interface Source {
  readonly alias: string;
  readonly index?: number;
}

const COMPARISONS = ['eq', 'lt', 'lte', 'gt', 'gte'];

/**
 * Tells which columns of which tables a condition compares with constants. An unqualified column
 * counts only where a single source leaves no doubt whose it is.
 */
export function filteredColumns(
  condition: unknown,
  sources: readonly Source[],
): readonly (readonly [number, string])[] {
  return conjuncts(condition).flatMap((conjunct) => {
    const column = comparedColumn(conjunct);
    const source = column === undefined ? undefined : owner(column, sources);
    return column === undefined || source?.index === undefined
      ? []
      : [[source.index, identifierText(column.name)] as const];
  });
}

function conjuncts(condition: unknown): readonly unknown[] {
  const both = payloadOf(condition, 'and');
  if (both !== undefined) {
    return [...conjuncts(both.left), ...conjuncts(both.right)];
  }
  const inner = payloadOf(condition, 'paren');
  return inner === undefined ? [condition] : conjuncts(inner.this);
}

function comparedColumn(condition: unknown): Tree | undefined {
  for (const kind of COMPARISONS) {
    const parts = payloadOf(condition, kind);
    if (parts !== undefined) {
      return columnAgainst(parts.left, [parts.right]) ?? columnAgainst(parts.right, [parts.left]);
    }
  }
  const between = payloadOf(condition, 'between');
  if (between !== undefined && between.not !== true) {
    return columnAgainst(between.this, [between.low, between.high]);
  }
  const membership = payloadOf(condition, 'in');
  if (membership !== undefined && membership.not !== true && !isFilled(membership, 'query')) {
    return columnAgainst(membership.this, [membership.unnest, ...listOf(membership, 'expressions')]);
  }
  return undefined;
}

function columnAgainst(side: unknown, others: readonly unknown[]): Tree | undefined {
  return others.every(isConstant) ? columnOf(side) : undefined;
}

/** A bare column, or DATE(column), which BigQuery also prunes by. */
function columnOf(node: unknown): Tree | undefined {
  const call = payloadOf(node, 'function');
  const [argument, ...others] = call?.name === 'DATE' ? listOf(call, 'args') : [];
  const column = payloadOf(argument !== undefined && others.length === 0 ? argument : node, 'column');
  return column === undefined || isParameter(column) ? undefined : column;
}

function isConstant(node: unknown): boolean {
  if (Array.isArray(node)) {
    return node.every(isConstant);
  }
  if (!isTree(node)) {
    return true;
  }
  return Object.entries(node).every(([key, value]) => {
    if (key === 'select' || key === 'subquery' || key === 'dot') {
      return false;
    }
    return key === 'column' && isTree(value) ? isParameter(value) : isConstant(value);
  });
}

function isParameter(column: Tree): boolean {
  return identifierText(column.name).startsWith('@');
}

function owner(column: Tree, sources: readonly Source[]): Source | undefined {
  if (!isFilled(column, 'table')) {
    return sources.length === 1 ? sources[0] : undefined;
  }
  const qualifier = identifierText(column.table).toLowerCase();
  return sources.find((source) => source.alias.toLowerCase() === qualifier);
}
