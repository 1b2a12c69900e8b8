import { ROW_TAIL } from '../../sections/answer.ts';

export const BLOCK = {
  ...ROW_TAIL,
  row_kind: 'restriction',
  record_key: 'restriction:1',
  category: 'CREDIT_CONTROL',
  effects: ['DEBIT_BLOCK'],
  severity: 'high',
  disclosure: 'MAY_TELL',
  account_masked: null,
  amount: null,
  currency: null,
  payment_ref_masked: null,
  payee_masked: null,
  regime_end_at: null,
  effective_end_date: null,
  owner_team: 'Credit Control',
  owner_contact: null,
  customer_action: null,
  script_text: null,
  script_language: null,
  applied_at: '2026-11-01T09:00:00.000Z',
};
export const DELAY = { ...BLOCK, category: 'PAYMENT_DELAY', effects: ['PAYMENT_HOLD'], disclosure: 'MUST_TELL' };
export const CLOSURE = { ...BLOCK, category: 'EXIT', effects: ['CLOSURE'], effective_end_date: '2027-02-16' };
export const NEED = {
  ...ROW_TAIL,
  row_kind: 'need',
  record_key: 'need:1',
  party_role: 'customer',
  need_code: 'LARGE_PRINT',
  adjustment_text: 'Send letters in large print.',
  recorded_on: '2025-11-04',
  review_on: null,
};
