import { customerIdOf } from './draft.ts';
import type { Market } from './party.ts';

type SectionStatus = 'ready' | 'empty';
type Section = 'alerts' | 'kpis' | 'insights' | 'revenue' | 'transactions' | 'journey' | 'network' | 'complaints';

/** What the rep must see once the call flow's statement is in. Rules in the order of the screen. */
export interface Expected {
  state: 'identified' | 'candidates' | 'conflict' | 'unidentified';
  /** Sections of the pack; none unless verified. One left out may be either. */
  sections: Partial<Record<Section, SectionStatus>>;
  /** STOP and CARE cards above the fold. */
  headlines: readonly string[];
  /** Insights of the list, where the facts settle them. */
  insights: readonly string[] | null;
}

export interface Scenario {
  key: string;
  customerId: string | null;
  customerName: string | null;
  market: Market;
  caller: { customerId: string; name: string } | null;
  /** The number the call comes from, E.164; null = withheld. */
  phone: string | null;
  /** Identifiers each external leg carries as participant data. */
  legs: readonly { bcin?: string; pcin?: string }[];
  /** What the call flow signs about the customer, if anything. */
  statement: 'verified' | 'asserted' | null;
  expected: Expected;
}

/** Sections of a customer with figures and no trouble. */
export const quiet: Expected['sections'] = {
  alerts: 'empty',
  kpis: 'ready',
  revenue: 'ready',
  transactions: 'ready',
  journey: 'ready',
  network: 'ready',
  complaints: 'empty',
};
/** Nobody is found: no section is sent. */
export const nothing: Expected = { state: 'unidentified', sections: {}, headlines: [], insights: null };

/** A customer and a caller the call flow has signed as verified. */
export function known(
  key: string,
  customer: readonly [key: string, name: string, bcin: string, phone: string],
  caller: readonly [key: string, name: string, pcin: string],
  expected: Partial<Expected>,
): Scenario {
  const [customerKey, customerName, bcin, phone] = customer;
  const [callerKey, callerName, pcin] = caller;
  return {
    key,
    customerId: customerIdOf(customerKey),
    customerName,
    market: bcin.startsWith('HK') ? 'HK' : 'GB',
    caller: { customerId: customerIdOf(callerKey), name: callerName },
    phone,
    legs: [{ bcin, pcin }],
    statement: 'verified',
    expected: { state: 'identified', sections: quiet, headlines: [], insights: null, ...expected },
  };
}
