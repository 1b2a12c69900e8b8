import { datePart, expectPart, named, truncated, week } from './date-parts.ts';
import type { Emitter, FunctionTranslators, NodeTranslators } from './emitter.ts';
import { timestampFormat } from './formats.ts';
import { interval, TIMESTAMP_UNITS } from './intervals.ts';
import { unsupported } from './refusal.ts';
import { expectCount, signature } from './signature.ts';
import type { Tree } from './tree.ts';
import { expectParts, isFilled, isTree, payloadOf } from './tree.ts';

const TRUNCATIONS = ['MILLISECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const PLAIN_FIELDS = ['YEAR', 'QUARTER', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND'];

export const timestampTranslators: NodeTranslators = {
  timestamp: (payload, emitter) => {
    const parts = expectParts(payload, 'TIMESTAMP', ['this', 'zone', 'with_tz']);
    const value = emitter.emit(parts.this);
    return isFilled(parts, 'zone')
      ? `timezone(${emitter.emit(parts.zone)}, CAST(${value} AS TIMESTAMP))`
      : `CAST(${value} AS TIMESTAMPTZ)`;
  },
  extract: (payload, emitter) => {
    const parts = expectParts(payload, 'EXTRACT', ['this', 'field']);
    return extracted(parts.field, sourceOf(parts, emitter));
  },
};

export const timestampFunctions: FunctionTranslators = {
  TIMESTAMP_ADD: (args, emitter) => moved(args, '+', emitter),
  TIMESTAMP_SUB: (args, emitter) => moved(args, '-', emitter),
  // Whole units, unlike DATE_DIFF, which counts boundaries.
  TIMESTAMP_DIFF: (args, emitter) => {
    expectCount(args, 3, 3);
    const part = expectPart(datePart(args[2]), TIMESTAMP_UNITS, 'TIMESTAMP_DIFF');
    return `date_sub('${part.name.toLowerCase()}', ${emitter.emit(args[1])}, ${emitter.emit(args[0])})`;
  },
  TIMESTAMP_TRUNC: (args, emitter) => {
    expectCount(args, 2, 3);
    const part = expectPart(datePart(args[1]), TRUNCATIONS, 'TIMESTAMP_TRUNC');
    const zone = args.length === 3 ? emitter.emit(args[2]) : "'UTC'";
    return `timezone(${zone}, ${truncated(`timezone(${zone}, ${emitter.emit(args[0])})`, part)})`;
  },
  DATETIME: signature(2, 2, (instant, zone) => `timezone(${zone}, CAST(${instant} AS TIMESTAMPTZ))`),
  FORMAT_TIMESTAMP: (args, emitter) => {
    expectCount(args, 2, 3);
    const zone = args.length === 3 ? emitter.emit(args[2]) : "'UTC'";
    return `strftime(timezone(${zone}, CAST(${emitter.emit(args[1])} AS TIMESTAMPTZ)), ${timestampFormat(args[0])})`;
  },
  UNIX_SECONDS: signature(1, 1, (instant) => `CAST(floor(epoch_us(${instant}) / 1000000) AS BIGINT)`),
  UNIX_MILLIS: signature(1, 1, (instant) => `CAST(floor(epoch_us(${instant}) / 1000) AS BIGINT)`),
  UNIX_MICROS: signature(1, 1, (instant) => `epoch_us(${instant})`),
};

function moved(args: readonly unknown[], sign: string, emitter: Emitter): string {
  expectCount(args, 2, 2);
  return `(${emitter.emit(args[0])} ${sign} ${interval(args[1], TIMESTAMP_UNITS, emitter)})`;
}

function sourceOf(parts: Tree, emitter: Emitter): string {
  const zoned = payloadOf(parts.this, 'at_time_zone');
  if (zoned === undefined) {
    return emitter.emit(parts.this);
  }
  const { this: instant, zone } = expectParts(zoned, 'AT TIME ZONE', ['this', 'zone']);
  return `timezone(${emitter.emit(zone)}, CAST(${emitter.emit(instant)} AS TIMESTAMPTZ))`;
}

function extracted(field: unknown, value: string): string {
  const name = fieldName(field);
  if (PLAIN_FIELDS.includes(name)) {
    return `date_part('${name.toLowerCase()}', ${value})`;
  }
  switch (name) {
    case 'DATE':
      return `CAST(${value} AS DATE)`;
    case 'DAYOFWEEK':
      return `(date_part('dayofweek', ${value}) + 1)`;
    case 'DAYOFYEAR':
      return `date_part('dayofyear', ${value})`;
    case 'ISOWEEK':
      return `date_part('week', ${value})`;
    case 'ISOYEAR':
      return `date_part('isoyear', ${value})`;
    case 'MILLISECOND':
      return `(date_part('millisecond', ${value}) % 1000)`;
    case 'MICROSECOND':
      return `(date_part('microsecond', ${value}) % 1000000)`;
    default:
      return weekOfYear(field, value);
  }
}

/** Weeks counted from the year's first such weekday; the days before it are week 0. */
function weekOfYear(field: unknown, value: string): string {
  const modifier = isTree(field) ? field.WeekWithModifier : undefined;
  const part = typeof modifier === 'string' ? week(modifier) : named(fieldName(field));
  if (part.name !== 'WEEK') {
    return unsupported(`EXTRACT(${fieldName(field)})`);
  }
  const dayOfWeek = `((date_part('isodow', ${value}) - 1 - ${part.daysAfterMonday} + 7) % 7)`;
  return `((date_part('dayofyear', ${value}) + 6 - ${dayOfWeek}) // 7)`;
}

function fieldName(field: unknown): string {
  const custom = isTree(field) ? field.Custom : field;
  return typeof custom === 'string' ? custom.toUpperCase() : '';
}
