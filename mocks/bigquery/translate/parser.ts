import v8 from 'node:v8';
import type { ParseResult } from '@polyglot-sql/sdk';
import { InvalidQuery, unsupported } from './refusal.ts';
import { checkSource } from './source-check.ts';

type Polyglot = typeof import('@polyglot-sql/sdk');

let loading: Promise<Polyglot> | undefined;

/** Parses one GoogleSQL statement. The parser's 23 MB of wasm are loaded at the first call only. */
export async function parseStatement(sql: string): Promise<unknown> {
  checkSource(sql);
  const { parse, Dialect } = await loadParser();
  const result = parse(sql, Dialect.BigQuery);
  if (!result.success || !Array.isArray(result.ast)) {
    throw new InvalidQuery(syntaxError(result));
  }
  const [statement, ...others] = result.ast;
  return others.length > 0 || statement === undefined ? unsupported('more than one statement') : statement;
}

// Tiering the wasm up would burn seconds of processor time and 500 MB behind our back.
function loadParser(): Promise<Polyglot> {
  if (loading === undefined) {
    v8.setFlagsFromString('--liftoff-only');
    v8.setFlagsFromString('--no-wasm-dynamic-tiering');
    loading = import('@polyglot-sql/sdk');
  }
  return loading;
}

function syntaxError(result: ParseResult): string {
  const what = (result.error ?? 'not a statement').replace(/^Parse error at line \d+, column \d+: /, '');
  return `Syntax error: ${what} at [${result.errorLine ?? 1}:${result.errorColumn ?? 1}]`;
}
