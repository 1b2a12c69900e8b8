import { InvalidQuery, unsupported } from './refusal.ts';

const TOKEN =
  /--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|(\b[rRbB]{1,2})?("""|''')|(\b[rRbB]{1,2})?("(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/g;
const KNOWN_ESCAPES = /\\[^nrt\\'"`?]/;

/** Refuses the spellings of text the parser misreads: triple quotes, bytes, rare escapes. */
export function checkSource(sql: string): void {
  for (const [, triplePrefix, triple, prefix = '', quoted] of sql.matchAll(TOKEN)) {
    if (triple !== undefined) {
      unsupported(`${triplePrefix ?? ''}${triple} string literals`);
    }
    if (/b/i.test(prefix)) {
      unsupported('BYTES literals');
    }
    const escape = quoted === undefined || prefix !== '' ? null : KNOWN_ESCAPES.exec(quoted);
    if (escape !== null) {
      checkEscape(escape[0]);
    }
  }
}

function checkEscape(escape: string): never {
  if (/[abfvxXuU0-7]/.test(escape.slice(1))) {
    unsupported(`the string escape ${escape}`);
  }
  throw new InvalidQuery(`Syntax error: Illegal escape sequence: ${escape}`);
}
