import { FIRST_TRANSACTION_DAY, LAST_LOADED_DAY } from './as-of.ts';
import { dayNumber } from './calendar-day.ts';
import { chance } from './chance.ts';
import type { Party, Point } from './party.ts';

const FIRST = dayNumber(FIRST_TRANSACTION_DAY);
const DAYS = dayNumber(LAST_LOADED_DAY) - FIRST + 1;

/** End-of-day balances of a party in minor units, index 0 = first transaction day. */
export interface Balances {
  deposits: readonly number[];
  /** Sum of deposits up to and including the day before the index. */
  depositSums: readonly number[];
  limits: readonly number[];
  drawn: readonly number[];
  hasFacility: boolean;
}

export function dayIndex(day: string): number {
  return dayNumber(day) - FIRST;
}

/** Straight lines between the planned points with a little wobble; named parties stay on the line. */
export function balancesOf(party: Party): Balances | null {
  const { finances } = party;
  if (finances === null) return null;
  const lot = chance('balances', party.key);
  const spread = party.isNamed ? 0.002 : 0.02;
  const deposits = line(finances.deposits).map((value) => Math.round(lot.around(value, spread)));
  const depositSums = [0];
  for (const value of deposits) depositSums.push((depositSums.at(-1) ?? 0) + value);
  return {
    deposits,
    depositSums,
    limits: steps(finances.limits),
    drawn: line(finances.drawn).map(Math.round),
    hasFacility: finances.limits.length > 0,
  };
}

/** Mean of the `days` end-of-day deposits up to the index, or null before that much history is there. */
export function meanDeposits(balances: Balances, index: number, days: number): number | null {
  const before = balances.depositSums[index + 1 - days];
  const upTo = balances.depositSums[index + 1];
  return before === undefined || upTo === undefined ? null : Math.round((upTo - before) / days);
}

function line(points: readonly Point[]): number[] {
  const values = new Array<number>(DAYS).fill(points.at(-1)?.[1] ?? 0);
  points.forEach(([day, minor], place) => {
    const next = points[place + 1];
    const start = dayIndex(day);
    const end = next === undefined ? DAYS : dayIndex(next[0]);
    const slope = next === undefined ? 0 : (next[1] - minor) / Math.max(1, end - start);
    for (let index = Math.max(0, start); index < Math.min(DAYS, end); index += 1) {
      values[index] = minor + slope * (index - start);
    }
  });
  return values;
}

function steps(points: readonly Point[]): number[] {
  const values = new Array<number>(DAYS).fill(0);
  for (const [day, minor] of points) values.fill(minor, Math.max(0, dayIndex(day)));
  return values;
}
