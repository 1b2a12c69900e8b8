import { quoteText } from '../duckdb-type.ts';
import { stringLiteral } from './literals.ts';
import { unsupported } from './refusal.ts';

const DATE_ELEMENTS: Readonly<Record<string, string>> = {
  Y: '%Y',
  y: '%y',
  m: '%m',
  d: '%d',
  b: '%b',
  B: '%B',
  a: '%a',
  A: '%A',
  j: '%j',
  F: '%Y-%m-%d',
  '%': '%%',
};
const TIME_ELEMENTS: Readonly<Record<string, string>> = {
  H: '%H',
  I: '%I',
  M: '%M',
  S: '%S',
  p: '%p',
  R: '%H:%M',
  T: '%H:%M:%S',
};

/** A literal FORMAT_DATE format as DuckDB's strftime takes it. */
export function dateFormat(node: unknown): string {
  return format(node, DATE_ELEMENTS, 'FORMAT_DATE');
}

/** A literal FORMAT_TIMESTAMP format as DuckDB's strftime takes it. */
export function timestampFormat(node: unknown): string {
  return format(node, { ...DATE_ELEMENTS, ...TIME_ELEMENTS }, 'FORMAT_TIMESTAMP');
}

function format(node: unknown, elements: Readonly<Record<string, string>>, name: string): string {
  const text = stringLiteral(node) ?? unsupported(`${name} with a format that is not a literal`);
  const translated = text.replace(
    /%(.?)/gs,
    (whole, letter: string) => elements[letter] ?? unsupported(`${name} ${whole}`),
  );
  return quoteText(translated);
}
