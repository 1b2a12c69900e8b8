import { addMonths, monthStart } from '../../format/day.ts';

/**
 * First month of the fiscal year that the last closed month belongs to. In the first month of a new year that is
 * still the year just ended: there is nothing of the new one to show.
 */
export function fiscalYearStart(today: string, startMonth: number): string {
  const lastClosed = addMonths(monthStart(today), -1);
  const month = Number(lastClosed.slice(5, 7));
  return addMonths(lastClosed, -((month - startMonth + 12) % 12));
}

/** The twelve months from `start`. */
export function monthsOf(start: string): string[] {
  return Array.from({ length: 12 }, (_, place) => addMonths(start, place));
}
