import { ROW_TAIL } from './answer.ts';

const TAIL = {
  ...ROW_TAIL,
  source_system: 'Payments hub',
  currency: 'GBP',
  last_day: '2026-11-17',
  first_day: '2025-08-01',
};

/** The raw row with the look-backs, well away from every threshold. */
export const TOTALS = {
  ...TAIL,
  row_kind: 'totals',
  returned_count_30d: '5',
  returned_amount_30d: '20900',
  returned_count_prior_90d: '4',
  new_payees_7d: '0',
  new_payees_30d: '1',
  new_payees_prior_90d: '9',
  largest_payment_7d: null,
  cross_border_count_90d: '13',
  cross_border_amount_90d: '76200',
  takings_3m: '900',
  takings_3m_last_year: '1000',
  takings_months_last_year: '3',
};

export const FLOW = {
  ...TAIL,
  row_kind: 'flow',
  transaction_type: 'FASTER_PAYMENT',
  direction: 'OUTBOUND',
  channel: 'ONLINE',
  count_30d: '206',
  amount_30d: '643000',
  prior_count_30d: '170',
  prior_amount_30d: '480000',
  count_90d: '600',
  amount_90d: '1900000',
  prior_amount_90d: '1500000',
};
