import { quoteIdentifier } from '../duckdb-type.ts';
import type { Emitter, NodeTranslators } from './emitter.ts';
import { InvalidQuery, unsupported } from './refusal.ts';
import { RESERVED_WORDS } from './reserved-words.ts';
import type { Tree } from './tree.ts';
import { expectParts, identifierText, isFilled, isTree, listOf } from './tree.ts';

/** A name the query gives (alias, CTE, field): reserved words must be quoted. */
export function givenName(identifier: unknown): string {
  const text = identifierText(identifier);
  const isQuoted = isTree(identifier) && identifier.quoted === true;
  if (!isQuoted && RESERVED_WORDS.has(text.toUpperCase())) {
    throw new InvalidQuery(`Syntax error: Unexpected keyword ${text.toUpperCase()}`);
  }
  return safeName(text);
}

export function quotedName(identifier: unknown): string {
  return quoteIdentifier(givenName(identifier));
}

function parameterPlaceholder(name: string): string {
  return `"@parameter:${name}"`;
}

export function parameterListPlaceholder(name: string): string {
  return `"@list:${name}"`;
}

export function tablePlaceholder(index: number): string {
  return `"@table:${index}"`;
}

/** The name of a query parameter when the node is one. */
export function parameterName(node: unknown): string | undefined {
  const column = isTree(node) ? node.column : undefined;
  if (!isTree(column) || isFilled(column, 'table')) {
    return undefined;
  }
  const text = identifierText(column.name);
  return text.startsWith('@') ? text.slice(1) : undefined;
}

export const nameTranslators: NodeTranslators = {
  column: (payload, emitter) => {
    const parts = expectParts(payload, 'column', ['name', 'table']);
    if (isFilled(parts, 'table')) {
      return qualifiedColumn(parts, emitter);
    }
    const name = parameterName({ column: payload });
    return name === undefined ? quoteIdentifier(safeName(identifierText(parts.name))) : parameter(name, emitter);
  },
  dot: (payload, emitter) => {
    const parts = expectParts(payload, 'dot', ['this', 'field']);
    const owner = emitter.emit(parts.this);
    const isPath = isTree(parts.this) && ('column' in parts.this || 'dot' in parts.this);
    return `${isPath ? owner : `(${owner})`}.${quoteIdentifier(safeName(identifierText(parts.field)))}`;
  },
  star: (payload, emitter) => {
    const parts = expectParts(payload, 'star', ['table', 'except', 'replace']);
    const scope = isFilled(parts, 'table') ? `${quoteIdentifier(safeName(identifierText(parts.table)))}.` : '';
    return `${scope}*${exceptList(parts)}${replaceList(parts, emitter)}`;
  },
  // A remark beside an expression.
  annotated: (payload, emitter) => emitter.emit(expectParts(payload, 'annotated', ['this']).this),
};

function parameter(name: string, emitter: Emitter): string {
  emitter.addParameter(name);
  return parameterPlaceholder(name);
}

function qualifiedColumn(parts: Tree, emitter: Emitter): string {
  const table = identifierText(parts.table);
  const field = quoteIdentifier(safeName(identifierText(parts.name)));
  if (table.startsWith('@')) {
    return `${parameter(table.slice(1), emitter)}.${field}`;
  }
  return `${quoteIdentifier(safeName(table))}.${field}`;
}

function exceptList(parts: Tree): string {
  const names = listOf(parts, 'except').map((name) => quoteIdentifier(safeName(identifierText(name))));
  return names.length === 0 ? '' : ` EXCLUDE (${names.join(', ')})`;
}

function replaceList(parts: Tree, emitter: Emitter): string {
  const items = listOf(parts, 'replace').map((item) => {
    const { this: expression, alias } = expectParts(item, 'star replace', ['this', 'alias']);
    return `${emitter.emit(expression)} AS ${quotedName(alias)}`;
  });
  return items.length === 0 ? '' : ` REPLACE (${items.join(', ')})`;
}

function safeName(text: string): string {
  return text.startsWith('@') || text.includes('\0') ? unsupported(`the name ${text}`) : text;
}
