/** The business moment of the made-up bank: Wednesday 18 November 2026, 10:45 in London. */
export const BANK_AS_OF = '2026-11-18T10:45:00Z';
export const BANK_TODAY = '2026-11-18';
/** Nightly feeds are loaded up to this day. */
export const LAST_LOADED_DAY = '2026-11-17';
/** The finance ledger is closed up to this month end. */
export const LAST_CLOSED_DAY = '2026-10-31';
export const FIRST_REVENUE_MONTH = '2024-01-01';
export const FIRST_TRANSACTION_DAY = '2025-05-01';
/** First day of daily rows: 16 months before the last loaded day. */
export const FIRST_DAILY_DAY = '2025-07-18';

/** Business time of each kind of feed. Nightly feeds stand at 06:10 in their own market. */
export const NIGHTLY_AS_OF = { GB: '2026-11-18T06:10:00Z', HK: '2026-11-17T22:10:00Z' } as const;
export const INTRADAY_AS_OF = {
  inhibits: '2026-11-18T10:43:00Z',
  supportNeeds: '2026-11-18T10:30:00Z',
  contacts: '2026-11-18T10:20:00Z',
  journeys: '2026-11-18T10:15:00Z',
  complaints: '2026-11-18T09:58:00Z',
} as const;

/** Keys are made with this secret and stored as key version k1; it protects made-up identifiers only. */
export const BANK_IDENTIFIER_SECRET = 'made-up-bank-identifier-secret-0001';
export const BANK_KEY_VERSION = 'k1';
export const BANK_SEED = 20261118;
/** One fixed rate for everything: pounds to Hong Kong dollars. */
export const HKD_PER_GBP = 10.2;
