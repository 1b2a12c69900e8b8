import type { DatePart } from './date-parts.ts';
import { datePart, expectPart, named, truncated } from './date-parts.ts';
import type { Emitter, FunctionTranslators, NodeTranslators } from './emitter.ts';
import { dateFormat } from './formats.ts';
import { DATE_UNITS, interval } from './intervals.ts';
import { expectCount, signature } from './signature.ts';
import { expectParts, identifierText, isFilled } from './tree.ts';

const TRUNCATIONS = ['WEEK', 'MONTH', 'QUARTER', 'YEAR'];

export const dateTranslators: NodeTranslators = {
  last_day: (payload, emitter) => {
    const parts = expectParts(payload, 'LAST_DAY', ['this', 'unit']);
    const unit = isFilled(parts, 'unit') ? identifierText(parts.unit) : 'MONTH';
    const part = expectPart(named(unit), ['MONTH', 'QUARTER', 'YEAR'], 'LAST_DAY');
    const length = { MONTH: 'to_months(1)', QUARTER: 'to_months(3)', YEAR: 'to_years(1)' }[part.name];
    return asDate(`${truncated(emitter.emit(parts.this), part)} + ${length} - to_days(1)`);
  },
};

export const dateFunctions: FunctionTranslators = {
  DATE: (args, emitter) => {
    expectCount(args, 1, 3);
    const [first = '', zone = '', day = ''] = args.map(emitter.emit);
    if (args.length === 3) {
      return `make_date(${first}, ${zone}, ${day})`;
    }
    return asDate(args.length === 2 ? `timezone(${zone}, CAST(${first} AS TIMESTAMPTZ))` : first);
  },
  DATE_ADD: (args, emitter) => moved(args, '+', emitter),
  DATE_SUB: (args, emitter) => moved(args, '-', emitter),
  DATE_TRUNC: (args, emitter) => {
    expectCount(args, 2, 2);
    const part = expectPart(datePart(args[1]), [...TRUNCATIONS, 'DAY'], 'DATE_TRUNC');
    return asDate(truncated(emitter.emit(args[0]), part));
  },
  DATE_DIFF: (args, emitter) => {
    expectCount(args, 3, 3);
    const part = expectPart(datePart(args[2]), [...TRUNCATIONS, 'DAY'], 'DATE_DIFF');
    return difference(emitter.emit(args[0]), emitter.emit(args[1]), part);
  },
  FORMAT_DATE: (args, emitter) => {
    expectCount(args, 2, 2);
    return `strftime(CAST(${emitter.emit(args[1])} AS DATE), ${dateFormat(args[0])})`;
  },
  GENERATE_DATE_ARRAY: (args, emitter) => {
    expectCount(args, 2, 3);
    const [first, last] = [emitter.emit(args[0]), emitter.emit(args[1])];
    const step = args.length === 3 ? interval(args[2], DATE_UNITS, emitter) : 'to_days(1)';
    return `CAST(generate_series(CAST(${first} AS TIMESTAMP), CAST(${last} AS TIMESTAMP), ${step}) AS DATE[])`;
  },
  UNIX_DATE: signature(1, 1, (date) => `date_diff('day', DATE '1970-01-01', ${date})`),
};

function moved(args: readonly unknown[], sign: string, emitter: Emitter): string {
  expectCount(args, 2, 2);
  return asDate(`${emitter.emit(args[0])} ${sign} ${interval(args[1], DATE_UNITS, emitter)}`);
}

function difference(later: string, earlier: string, part: DatePart): string {
  if (part.name !== 'WEEK') {
    return `date_diff('${part.name.toLowerCase()}', ${earlier}, ${later})`;
  }
  return `(date_diff('day', ${asDate(truncated(earlier, part))}, ${asDate(truncated(later, part))}) // 7)`;
}

function asDate(value: string): string {
  return `CAST(${value} AS DATE)`;
}
