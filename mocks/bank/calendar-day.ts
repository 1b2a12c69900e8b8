import { remembered } from './remembered.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = remembered((day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS));

export const dayText = remembered((number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10));

export function addDays(day: string, days: number): string {
  return dayText(dayNumber(day) + days);
}

/** 0 = Sunday. */
function weekday(number: number): number {
  return (number + 4) % 7;
}

export function isWeekend(number: number): boolean {
  return weekday(number) === 0 || weekday(number) === 6;
}

/** First day of the month `months` after the month of `day`. */
export function monthStart(day: string, months = 0): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

export function monthEnd(day: string, months = 0): string {
  return addDays(monthStart(day, months + 1), -1);
}

/** First days of the months from `first` to the month of `last`. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = monthStart(first); month <= last; month = monthStart(month, 1)) months.push(month);
  return months;
}

/** The instant the nightly load of a day stands for: 06:10 the next morning in the market. */
export function nightAfter(day: string, market: 'GB' | 'HK'): string {
  return market === 'HK' ? `${day}T22:10:00Z` : britishMorningAfter(day);
}

const britishMorningAfter = remembered((day: string) => {
  const next = addDays(day, 1);
  return `${next}T0${isBritishSummer(next) ? 5 : 6}:10:00Z`;
});

/** The instant a month-end figure stands for: noon UTC, the same calendar day in every market. */
export function closeOf(day: string): string {
  return `${day}T12:00:00Z`;
}

/** The same day of the month `months` later, or the last day of that month. */
export function addMonths(day: string, months: number): string {
  const last = monthEnd(day, months);
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

function isBritishSummer(day: string): boolean {
  return day >= lastSunday(day.slice(0, 4), '03') && day < lastSunday(day.slice(0, 4), '10');
}

function lastSunday(year: string, month: string): string {
  const end = dayNumber(`${year}-${month}-31`);
  return dayText(end - weekday(end));
}
