import { InvalidQuery, unsupported } from './refusal.ts';

const TOKEN =
  /--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|`[^`]*`|(\b[rRbB]{1,2})?("""|''')|(\b[rRbB]{1,2})?("(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*')/g;
const SEQUENCE = /\\[\s\S]/g;
const READ_SEQUENCE = /^\\[nrt\\'"`?]$/;

/** Refuses the spellings of text the parser misreads: triple quotes, bytes, rare escapes. */
export function checkSource(sql: string): void {
  for (const [, triplePrefix = '', triple, prefix = '', quoted = ''] of sql.matchAll(TOKEN)) {
    if (triple !== undefined) {
      unsupported(`${triplePrefix}${triple} string literals`);
    }
    checkText(prefix.toLowerCase(), quoted);
  }
}

function checkText(prefix: string, quoted: string): void {
  if (prefix.includes('b')) {
    unsupported('BYTES literals');
  }
  const sequence = prefix === '' ? quoted.match(SEQUENCE)?.find((found) => !READ_SEQUENCE.test(found)) : undefined;
  if (sequence === undefined) {
    return;
  }
  if (/[abfvxXuU0-7]/.test(sequence.slice(1))) {
    unsupported(`the string escape ${sequence}`);
  }
  throw new InvalidQuery(`Syntax error: Illegal escape sequence: ${sequence}`);
}
