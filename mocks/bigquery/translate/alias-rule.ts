import { InvalidQuery } from './refusal.ts';
import { outputName, unaliased } from './structs.ts';
import type { Tree } from './tree.ts';
import { identifierText, isFilled, isTree, listOf, payloadOf } from './tree.ts';

/**
 * DuckDB lets WHERE, ON and the SELECT list use an alias of the same SELECT; BigQuery does not.
 * A name that is also a column of the source must be qualified, unless its own expression reads it.
 */
export function checkAliases(select: Tree): void {
  const items = listOf(select, 'expressions');
  const aliases = new Set(items.flatMap((item) => aliasOnly(item)));
  const places = [...items.map(unaliased), select.where_clause, ...listOf(select, 'joins').map(joinCondition)];
  for (const name of places.flatMap(unqualifiedColumns)) {
    if (aliases.has(name)) {
      throw new InvalidQuery(
        `Unrecognized name: ${name} (an alias of the same SELECT is not visible here; qualify it if it is a column)`,
      );
    }
  }
}

function aliasOnly(item: unknown): readonly string[] {
  const name = payloadOf(item, 'alias') === undefined ? undefined : outputName(item)?.toLowerCase();
  return name === undefined || readsName(unaliased(item), name) ? [] : [name];
}

function joinCondition(join: unknown): unknown {
  return isTree(join) ? join.on : undefined;
}

/** Whether an expression reads a column of this name, qualified or not. */
function readsName(node: unknown, name: string): boolean {
  return columnsIn(node).some((column) => identifierText(column.name).toLowerCase() === name);
}

function unqualifiedColumns(node: unknown): readonly string[] {
  return columnsIn(node)
    .filter((column) => !isFilled(column, 'table'))
    .map((column) => identifierText(column.name).toLowerCase());
}

/** The columns of an expression, without those of subqueries. */
function columnsIn(node: unknown): readonly Tree[] {
  if (Array.isArray(node)) {
    return node.flatMap(columnsIn);
  }
  if (!isTree(node)) {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'select' || key === 'subquery' || key === 'union') {
      return [];
    }
    return key === 'column' && isTree(value) ? [value] : columnsIn(value);
  });
}
