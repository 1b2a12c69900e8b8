import { localDay } from '../../format/day.ts';

/** Those received on `from` or later by the market's calendar, newest first. */
export function receivedSince<One extends { receivedAt: string }>(
  from: string,
  complaints: readonly One[],
  timeZone: string,
): One[] {
  return complaints
    .filter(({ receivedAt }) => localDay(receivedAt, timeZone) >= from)
    .toSorted((one, other) => Date.parse(other.receivedAt) - Date.parse(one.receivedAt));
}
