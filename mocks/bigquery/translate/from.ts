import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter } from './emitter.ts';
import { givenName, quotedName } from './names.ts';
import type { Source } from './partition-filter.ts';
import { filteredColumns } from './partition-filter.ts';
import { InvalidQuery, unsupported } from './refusal.ts';
import type { FromClause } from './table-source.ts';
import { tableSource } from './table-source.ts';
import type { Tree } from './tree.ts';
import { expectParts, isFilled, kindAndPayload, listOf, payloadOf } from './tree.ts';

const JOINS: Readonly<Record<string, string>> = {
  Inner: 'INNER JOIN',
  Left: 'LEFT JOIN',
  Right: 'RIGHT JOIN',
  Full: 'FULL JOIN',
  Cross: 'CROSS JOIN',
};
const JOIN_PARTS = ['this', 'on', 'using', 'kind', 'use_inner_keyword', 'use_outer_keyword', 'nesting_group'];

/** A comma is written as CROSS JOIN: DuckDB would bind it looser than the joins after it. */
export function fromClause(select: Tree, emitter: Emitter): FromClause {
  const from = payloadOf(select, 'from');
  if (from === undefined) {
    return { sql: '', sources: [] };
  }
  const items = listOf(expectParts(from, 'FROM', ['expressions']), 'expressions').map((item) => source(item, emitter));
  const joined = join(
    items.map((item) => item.sql).join(' CROSS JOIN '),
    items.flatMap((item) => item.sources),
    select,
    emitter,
  );
  return { sql: ` FROM ${joined.sql}`, sources: joined.sources };
}

function join(first: string, firstSources: readonly Source[], owner: Tree, emitter: Emitter): FromClause {
  let sql = first;
  let sources = firstSources;
  for (const item of listOf(owner, 'joins')) {
    const parts = expectParts(item, 'JOIN', JOIN_PARTS);
    const right = source(parts.this, emitter);
    sources = [...sources, ...right.sources];
    sql = `${sql} ${joinWord(parts)} ${right.sql}${joinCondition(parts, emitter)}`;
    noteFilters(parts, sources, right.sources, emitter);
  }
  return { sql, sources };
}

function joinWord(parts: Tree): string {
  if (parts.nesting_group !== 0 && isFilled(parts, 'nesting_group')) {
    return unsupported('a nested JOIN');
  }
  return JOINS[String(parts.kind)] ?? unsupported(`${String(parts.kind)} JOIN`);
}

function joinCondition(parts: Tree, emitter: Emitter): string {
  if (isFilled(parts, 'on')) {
    return ` ON ${emitter.emit(parts.on)}`;
  }
  if (isFilled(parts, 'using')) {
    return ` USING (${listOf(parts, 'using')
      .map((name) => quoteIdentifier(givenName(name)))
      .join(', ')})`;
  }
  if (parts.kind !== 'Cross') {
    throw new InvalidQuery('Syntax error: JOIN must have an ON or USING clause');
  }
  return '';
}

/** An inner join's condition prunes both sides, a left join's only the right one. */
function noteFilters(parts: Tree, all: readonly Source[], right: readonly Source[], emitter: Emitter): void {
  if (parts.kind !== 'Inner' && parts.kind !== 'Left') {
    return;
  }
  for (const [index, column] of filteredColumns(parts.on, all)) {
    if (parts.kind === 'Inner' || right.some((source) => source.index === index)) {
      emitter.markFiltered(index, column);
    }
  }
}

function source(item: unknown, emitter: Emitter): FromClause {
  const [kind, payload] = kindAndPayload(item);
  switch (kind) {
    case 'table':
      return tableSource(payload, emitter);
    case 'subquery':
      return subquerySource(payload, emitter);
    case 'unnest':
      return unnestSource(payload, undefined, emitter);
    case 'alias': {
      const parts = expectParts(payload, 'alias', ['this', 'alias']);
      return unnestSource(payloadOf(parts.this, 'unnest') ?? unsupported('an alias here'), parts.alias, emitter);
    }
    case 'joined_table': {
      const parts = expectParts(payload, 'joined table', ['left', 'joins']);
      const left = source(parts.left, emitter);
      const joined = join(left.sql, left.sources, parts, emitter);
      return { sql: `(${joined.sql})`, sources: joined.sources };
    }
    default:
      return unsupported(`${kind.toUpperCase()} in FROM`);
  }
}

function subquerySource(payload: unknown, emitter: Emitter): FromClause {
  const parts = expectParts(payload, 'subquery in FROM', ['this', 'alias']);
  const sql = `(${emitter.emitQuery(parts.this)})`;
  return isFilled(parts, 'alias')
    ? { sql: `${sql} AS ${quotedName(parts.alias)}`, sources: [{ alias: givenName(parts.alias) }] }
    : { sql, sources: [{ alias: '' }] };
}

function unnestSource(payload: unknown, outerAlias: unknown, emitter: Emitter): FromClause {
  const parts = expectParts(payload, 'UNNEST', ['this', 'with_ordinality', 'alias', 'offset_alias']);
  const alias = outerAlias ?? parts.alias ?? unsupported('UNNEST without an alias');
  const name = givenName(alias);
  const list = emitter.emit(parts.this);
  const offset = isFilled(parts, 'offset_alias') ? quotedName(parts.offset_alias) : '"offset"';
  const position = parts.with_ordinality === true ? `, generate_subscripts(${list}, 1) - 1 AS ${offset}` : '';
  const sql = `(SELECT unnest(${list}) AS ${quoteIdentifier(name)}${position}) AS ${quoteIdentifier(`unnest ${name}`)}`;
  return { sql, sources: [{ alias: name }] };
}
