import { Temporal } from 'temporal-polyfill';
import { dayText, localDay, timeText } from './day.ts';

const MINUTES_AN_HOUR = 60;

/** What ages are reckoned from: the pack's moment and the market's wall clock. */
export interface Moment {
  asOf: string;
  today: string;
  timeZone: string;
  repTimeZone?: string;
}

/** `just now`, `2 min ago`, `06:10` on the same day, `31 Oct` before. */
export function ageText(instant: string, moment: Moment): string {
  const minutes = Math.floor(hoursOld(instant, moment) * MINUTES_AN_HOUR);
  if (minutes >= 0 && minutes < 1) return 'just now';
  if (minutes > 0 && minutes < MINUTES_AN_HOUR) return `${minutes} min ago`;
  const day = localDay(instant, moment.timeZone);
  const { timeZone, repTimeZone } = moment;
  return day === moment.today ? timeText(instant, timeZone, repTimeZone) : dayText(day, moment.today);
}

export function hoursOld(instant: string, moment: Moment): number {
  return Temporal.Instant.from(instant).until(Temporal.Instant.from(moment.asOf)).total('hours');
}
