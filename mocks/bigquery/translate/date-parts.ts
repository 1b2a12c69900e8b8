import { unsupported } from './refusal.ts';
import { identifierText, isTree, listOf } from './tree.ts';

const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** A date part: its GoogleSQL name and, for weeks, how many days after Monday the week begins. */
export interface DatePart {
  readonly name: string;
  readonly daysAfterMonday: number;
}

/** Reads `MONTH`, `WEEK(MONDAY)` and the like from an argument. */
export function datePart(node: unknown): DatePart {
  if (isTree(node) && isTree(node.var)) {
    return named(identifierText(node.var.this));
  }
  const call = isTree(node) && isTree(node.function) ? node.function : undefined;
  const [day] = call === undefined ? [] : listOf(call, 'args');
  if (call?.name === 'WEEK' && isTree(day) && isTree(day.var)) {
    return week(identifierText(day.var.this));
  }
  return unsupported('a date part of unknown shape');
}

export function named(name: string): DatePart {
  const upper = name.toUpperCase();
  if (upper === 'WEEK') {
    return week('SUNDAY');
  }
  return upper === 'ISOWEEK' ? week('MONDAY') : { name: upper, daysAfterMonday: 0 };
}

export function week(day: string): DatePart {
  const index = WEEKDAYS.indexOf(day.toUpperCase());
  return index < 0 ? unsupported(`WEEK(${day})`) : { name: 'WEEK', daysAfterMonday: (index + 6) % 7 };
}

/** Truncation of a DATE or TIMESTAMP expression; DuckDB's weeks begin on Monday. */
export function truncated(value: string, part: DatePart): string {
  if (part.name !== 'WEEK' || part.daysAfterMonday === 0) {
    return `date_trunc('${part.name.toLowerCase()}', ${value})`;
  }
  const shift = `to_days(${part.daysAfterMonday})`;
  return `(date_trunc('week', (${value}) - ${shift}) + ${shift})`;
}

export function expectPart(part: DatePart, allowed: readonly string[], functionName: string): DatePart {
  return allowed.includes(part.name) ? part : unsupported(`${functionName} with ${part.name}`);
}
