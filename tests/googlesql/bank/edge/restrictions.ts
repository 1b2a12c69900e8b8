import type { Row } from '../../../../mocks/bank/row.ts';
import { EDGE_CALLER, EDGE_CUSTOMER, NOW, TOO_NEW, tail } from './moments.ts';

export function inhibit(id: string, change: Row = {}): Row {
  return {
    ...{
      inhibit_id: id,
      customer_id: EDGE_CUSTOMER,
      scope: 'PAYMENT',
      inhibit_code: 'X',
      display_category: 'LOST_CARD',
    },
    ...{ effects: ['PAYMENTS_OUT', 'CARDS'], severity: 'medium', visibility: 'FRONTLINE', disclosure: 'MAY_TELL' },
    ...{ owner_team: 'Cards', status: 'ACTIVE', applied_at: '2026-11-17T10:00:00Z', ...tail(id), ...change },
  };
}

export const INHIBITS: readonly Row[] = [
  inhibit('i1', { applied_at: NOW, effective_end_date: '2026-11-18', amount: '0.000000001', currency: 'GBP' }),
  inhibit('i2', { effective_end_date: '2026-11-17' }),
  inhibit('i3', { released_at: NOW, status: 'ACTIVE' }),
  inhibit('i4', { released_at: TOO_NEW, account_masked: '••••1234', owner_contact: '020 7946 0000', effects: [] }),
  inhibit('i5', { applied_at: TOO_NEW }),
  inhibit('i6', { visibility: 'FINCRIME' }),
  inhibit('i7', { disclosure: 'NEVER' }),
  inhibit('i8', {
    customer_action: 'Not reviewed',
    script_id: 'SC-PAYMENT-DELAY',
    regime_end_at: '2026-11-23T18:30:00Z',
  }),
  inhibit('i9', {
    customer_action: 'Reviewed',
    text_reviewed_at: NOW,
    payee_masked: 'K•••',
    payment_ref_masked: '••9',
  }),
  inhibit('i10', { status: 'RELEASED', released_at: '2026-11-16T00:00:00Z', disclosure: 'SCRIPT_ONLY' }),
];

function need(id: string, customer_id: string, change: Row = {}): Row {
  return {
    ...{
      support_need_id: id,
      customer_id,
      need_code: 'EXTRA_TIME',
      adjustment_text: 'Speak slowly',
      lawful_basis: 'CONSENT',
    },
    ...{ is_special_category: false, recorded_on: '2026-11-18', text_reviewed_at: NOW, ...tail(id), ...change },
  };
}

export const NEEDS: readonly Row[] = [
  need('n1', EDGE_CALLER, { review_on: '2026-11-18', is_special_category: true }),
  need('n2', EDGE_CALLER, { ended_on: '2026-11-18' }),
  need('n3', EDGE_CALLER, { ended_on: '2026-11-19', text_reviewed_at: null }),
  need('n4', EDGE_CALLER, { recorded_on: '2026-11-19' }),
  need('n5', EDGE_CUSTOMER),
];
