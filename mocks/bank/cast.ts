import type { Draft } from './draft.ts';
import type { Flow, Party } from './party.ts';
import type { Relationship } from './relationships.ts';
import type { Row } from './row.ts';

/** The parties of one scenario and every event written out for them. Parties are named by key. */
export interface Cast {
  drafts: readonly Draft[];
  groups?: readonly { groupId: string; members: readonly (readonly [key: string, parent: string | null, pct: number])[] }[];
  relationships?: readonly Relationship[];
  rows?: (find: (key: string) => Party) => readonly (readonly [table: string, row: Row])[];
}

/** A stream of payments of a named party, amounts in pounds or dollars. */
export function flow(
  type: string,
  direction: Flow['direction'],
  channel: string,
  countPerMonth: number,
  mean: number,
  rest: Partial<Flow> = {},
): Flow {
  return {
    type,
    direction,
    channel,
    currency: 'GBP',
    countPerMonth,
    meanMinor: mean * 100,
    isCrossBorder: false,
    yearlyTrend: 1,
    ...rest,
  };
}

/** Thousands of the currency unit in minor units. */
export function thousand(amount: number): number {
  return Math.round(amount * 100_000);
}
