import { FIRST_TRANSACTION_DAY } from './as-of.ts';
import type { Draft } from './draft.ts';
import type { Finances, Flow, Party } from './party.ts';
import type { Relationship } from './relationships.ts';
import type { Row } from './row.ts';

/** The parties of one scenario and every event written out for them. Parties are named by key. */
export interface Cast {
  drafts: readonly Draft[];
  groups?: readonly {
    groupId: string;
    members: readonly (readonly [key: string, parent: string | null, pct: number])[];
  }[];
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

/** An uneventful customer: nothing moves enough to call for an insight. */
export function calmFinances(thousands: number): Partial<Finances> {
  return {
    deposits: [[FIRST_TRANSACTION_DAY, thousand(thousands * 0.1)]],
    investmentsMinor: 0,
    limits: [[FIRST_TRANSACTION_DAY, thousand(thousands * 0.1)]],
    drawn: [[FIRST_TRANSACTION_DAY, thousand(thousands * 0.04)]],
    daysPastDue: 0,
    flows: [
      flow('FASTER_PAYMENT', 'OUTBOUND', 'ONLINE', 60, thousands / 1.3),
      flow('FASTER_PAYMENT', 'INBOUND', 'API', 60, thousands / 1.2),
      flow('CARD', 'OUTBOUND', 'CARD_NETWORK', 30, 90),
    ],
    returnedOn: [],
    newPayeesOn: [],
    survey: null,
  };
}
