import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter, TableReference } from './emitter.ts';
import { givenName, tablePlaceholder } from './names.ts';
import type { Source } from './partition-filter.ts';
import { unsupported } from './refusal.ts';
import type { Tree } from './tree.ts';
import { expectParts, identifierText, isFilled } from './tree.ts';

/** A FROM clause in DuckDB's words, with the sources it brings into scope. */
export interface FromClause {
  readonly sql: string;
  readonly sources: readonly Source[];
}

/** A table or common table in FROM. A backticked path is one identifier for the parser. */
export function tableSource(payload: unknown, emitter: Emitter): FromClause {
  const parts = expectParts(payload, 'table', ['name', 'schema', 'catalog', 'alias']);
  const path = tablePath(parts);
  const [project, dataset, table] = [path.at(-3), path.at(-2), path.at(-1) ?? ''];
  const alias = isFilled(parts, 'alias') ? givenName(parts.alias) : table;
  if (dataset === undefined && emitter.isCommonTable(table)) {
    return { sql: `${quoteIdentifier(table)} AS ${quoteIdentifier(alias)}`, sources: [{ alias }] };
  }
  const reference: TableReference = {
    ...(project === undefined ? {} : { project }),
    ...(dataset === undefined ? {} : { dataset }),
    table,
    filteredColumns: [],
  };
  const index = emitter.addTable(reference);
  return { sql: `${tablePlaceholder(index)} AS ${quoteIdentifier(alias)}`, sources: [{ alias, index }] };
}

function tablePath(parts: Tree): readonly string[] {
  const path = [parts.catalog, parts.schema, parts.name]
    .filter((part) => part !== null && part !== undefined)
    .flatMap((part) => identifierText(part).split('.'));
  if (path.length > 3 || path.some((part) => part === '' || part.includes('*') || part.startsWith('@'))) {
    return unsupported(`the table name ${path.join('.')}`);
  }
  return path.some((part) => part.toUpperCase() === 'INFORMATION_SCHEMA') ? unsupported('INFORMATION_SCHEMA') : path;
}
