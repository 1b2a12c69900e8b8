import { Temporal } from 'temporal-polyfill';
import { zoneMark } from './zone.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `16 Oct`, with the year where it is not the year of `today`. */
export function dayText(day: string, today: string): string {
  const date = Temporal.PlainDate.from(day);
  const year = date.year === Temporal.PlainDate.from(today).year ? '' : ` ${date.year}`;
  return `${date.day} ${monthName(date.month)}${year}`;
}

/** `Wed 26 Nov`: for days a rep says aloud. */
export function weekdayText(day: string, today: string): string {
  return `${WEEKDAYS[Temporal.PlainDate.from(day).dayOfWeek - 1]} ${dayText(day, today)}`;
}

/** `12 Aug 2026`. */
export function fullDayText(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${monthName(date.month)} ${date.year}`;
}

/** `Oct 2026`. */
function monthText(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${monthName(date.month)} ${date.year}`;
}

export function shortMonthText(day: string): string {
  return monthName(Temporal.PlainDate.from(day).month);
}

/** `Jan–Oct`, `Dec 2025–Feb 2026`, `Oct`. */
export function monthSpanText(first: string, last: string): string {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
  if (from.year !== to.year) return `${monthText(first)}–${monthText(last)}`;
  return from.month === to.month ? monthName(from.month) : `${monthName(from.month)}–${monthName(to.month)}`;
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** First day of the month of `day`. */
export function monthStart(day: string): string {
  return Temporal.PlainDate.from(day).with({ day: 1 }).toString();
}

/** The day an instant falls on in a time zone. */
export function localDay(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** `06:10` in a time zone; `06:10 HKT` for a rep whose clock stands elsewhere. */
export function timeText(instant: string, timeZone: string, repTimeZone?: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return [time, zoneMark(instant, timeZone, repTimeZone)].filter(Boolean).join('\u00a0');
}

/** Epoch seconds of midnight UTC, the `x` of a chart. */
export function epochSeconds(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds / 1000;
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
