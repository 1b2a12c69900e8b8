import { unsupported } from './refusal.ts';

export type Tree = Readonly<Record<string, unknown>>;

const REMARKS = new Set(['span', 'name_span', 'alias_explicit_as', 'alias_keyword', 'original_name', 'inferred_type']);

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A node of the parser is an object with one key, its kind. */
export function kindAndPayload(node: unknown): readonly [string, unknown] {
  if (isTree(node)) {
    const [entry, ...others] = Object.entries(node);
    if (entry !== undefined && others.length === 0) {
      return entry;
    }
  }
  return unsupported('a syntax tree node of unknown shape');
}

export function payloadOf(node: unknown, kind: string): Tree | undefined {
  const payload = isTree(node) ? node[kind] : undefined;
  return isTree(payload) ? payload : undefined;
}

/** Refuses every filled-in part of a node that the caller does not translate, so nothing is dropped silently. */
export function expectParts(payload: unknown, kind: string, translated: readonly string[]): Tree {
  if (!isTree(payload)) {
    return unsupported(kind);
  }
  for (const [key, value] of Object.entries(payload)) {
    if (!translated.includes(key) && !isIdle(value) && !REMARKS.has(key) && !key.endsWith('comments')) {
      unsupported(`${kind} with ${key.replaceAll('_', ' ')}`);
    }
  }
  return payload;
}

export function listOf(payload: Tree, key: string): readonly unknown[] {
  const value = payload[key];
  return Array.isArray(value) ? value : [];
}

export function isFilled(payload: Tree, key: string): boolean {
  return !isIdle(payload[key]);
}

/** The text of an identifier that is either a plain string or `{ name, quoted }`. */
export function identifierText(identifier: unknown): string {
  if (typeof identifier === 'string') {
    return identifier;
  }
  if (isTree(identifier) && typeof identifier.name === 'string') {
    return identifier.name;
  }
  return unsupported('an identifier of unknown shape');
}

export function textOf(payload: Tree, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : unsupported(`a missing ${key}`);
}

function isIdle(value: unknown): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}
