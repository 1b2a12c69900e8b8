import type { Emitter } from './emitter.ts';
import { stringLiteral } from './literals.ts';
import { unsupported } from './refusal.ts';
import { expectParts, identifierText, payloadOf } from './tree.ts';

const CONSTRUCTORS: Readonly<Record<string, readonly [string, string]>> = {
  YEAR: ['to_years', 'INTEGER'],
  QUARTER: ['to_quarters', 'INTEGER'],
  MONTH: ['to_months', 'INTEGER'],
  WEEK: ['to_weeks', 'INTEGER'],
  DAY: ['to_days', 'INTEGER'],
  HOUR: ['to_hours', 'BIGINT'],
  MINUTE: ['to_minutes', 'BIGINT'],
  SECOND: ['to_seconds', 'DOUBLE'],
  MILLISECOND: ['to_milliseconds', 'DOUBLE'],
  MICROSECOND: ['to_microseconds', 'BIGINT'],
};

export const DATE_UNITS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
export const TIMESTAMP_UNITS = ['MICROSECOND', 'MILLISECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY'];

/** `INTERVAL n UNIT` as a DuckDB interval, for the units the function takes. */
export function interval(node: unknown, units: readonly string[], emitter: Emitter): string {
  const parts = expectParts(payloadOf(node, 'interval'), 'INTERVAL', ['this', 'unit']);
  const unitParts = expectParts(parts.unit, 'INTERVAL', ['type', 'unit']);
  const unit = identifierText(unitParts.unit).toUpperCase();
  const builder = CONSTRUCTORS[unit];
  if (unitParts.type !== 'simple' || builder === undefined || !units.includes(unit)) {
    return unsupported(`INTERVAL … ${unit} here`);
  }
  // The parser writes the plain number of an interval as text.
  const amount = stringLiteral(parts.this) ?? emitter.emit(parts.this);
  return `${builder[0]}(CAST(${checkedAmount(amount, parts.this)} AS ${builder[1]}))`;
}

function checkedAmount(amount: string, node: unknown): string {
  const isWrittenAsText = stringLiteral(node) !== undefined;
  return isWrittenAsText && !/^-?\d+$/.test(amount) ? unsupported(`INTERVAL '${amount}'`) : amount;
}
