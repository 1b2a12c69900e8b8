import { Temporal } from 'temporal-polyfill';

const SATURDAY = 6;

function isBusinessDay(day: string, holidays: readonly string[]): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek < SATURDAY && !holidays.includes(day);
}

/** Business days after `from` up to and including `to`; negative when `to` is earlier. */
export function businessDaysBetween(from: string, to: string, holidays: readonly string[]): number {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (Temporal.PlainDate.compare(end, start) < 0) return -businessDaysBetween(to, from, holidays);
  let days = 0;
  for (let day = start.add({ days: 1 }); Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) {
    if (isBusinessDay(day.toString(), holidays)) days += 1;
  }
  return days;
}
