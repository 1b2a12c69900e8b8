import type { Row } from '../../../../mocks/bank/row.ts';
import { complaint } from './complaints.ts';
import { contact } from './contacts.ts';
import { HONG_KONG_CUSTOMER } from './moments.ts';
import { inhibit } from './restrictions.ts';

const his: Row = { customer_id: HONG_KONG_CUSTOMER };

/** What holds in another market, currency and language. */
export const HONG_KONG_COMPLAINTS: readonly Row[] = [
  complaint('k1', '2026-10-31T16:00:00Z', {
    ...{ ...his, regime: 'HK_IC4', is_eligible_complainant: false, reopened_from_complaint_id: 'k2' },
    ...{ holding_response_sent_at: '2026-11-10T00:00:00Z', final_response_due_date: '2026-11-30' },
  }),
  complaint('k2', '2026-01-02T03:04:05.678901Z', {
    ...{ ...his, regime: 'HK_IC4', status: 'CLOSED', redress_amount: '1234.5', redress_currency: 'HKD' },
  }),
];

const chase: Row = { ...his, reason_code: 'COMPLAINT_CHASE' };

export const HONG_KONG_CONTACTS: readonly Row[] = [
  contact('k3', '2026-11-17T23:30:00Z', {
    ...{ ...chase, contact_date: '2026-11-18', promise_text: '我們會回電', promise_due_date: '2026-11-19' },
    ...{ promise_kept_at: '2026-11-18T10:00:00Z', outcome_code: 'FOLLOW_UP' },
  }),
  contact('k4', '2026-11-16T02:00:00Z', { ...chase, outcome_code: 'FOLLOW_UP' }),
];

export const HONG_KONG_INHIBITS: readonly Row[] = [
  inhibit('k5', { ...his, script_id: 'SC-LOST-CARD', amount: '88000', currency: 'HKD' }),
];
