import { dayNumber, dayText, isWeekend } from './calendar-day.ts';
import { HOLIDAYS } from './holidays.ts';

const closed = {
  GB: new Set(HOLIDAYS.GB.map(([day]) => dayNumber(day))),
  HK: new Set(HOLIDAYS.HK.map(([day]) => dayNumber(day))),
};

/** The day `count` business days after `day` in the market; the day itself does not count. */
export function addBusinessDays(market: 'GB' | 'HK', day: string, count: number): string {
  let number = dayNumber(day);
  for (let left = count; left > 0; ) {
    number += 1;
    if (!isWeekend(number) && !closed[market].has(number)) left -= 1;
  }
  return dayText(number);
}
