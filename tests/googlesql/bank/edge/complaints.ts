import type { Row } from '../../../../mocks/bank/row.ts';
import { A_YEAR_AGO, EDGE_CUSTOMER, NOW, OVER_A_YEAR_AGO, TOO_NEW, tail } from './moments.ts';

export function complaint(id: string, received_at: string, change: Row = {}): Row {
  return {
    ...{ complaint_id: id, complaint_ref: `REF-${id}`, customer_id: EDGE_CUSTOMER, regime: 'DISP_OTHER', received_at },
    ...{ channel: 'PHONE', category: 'FEES', status: 'OPEN', is_eligible_complainant: null, ...tail(id), ...change },
  };
}

const ANSWERED: Row = {
  ...{ status: 'CLOSED', outcome: 'UPHELD', final_response_sent_at: '2026-03-01T23:59:59.5Z' },
  ...{ redress_amount: '99999999999.123456789', redress_currency: 'GBP', ombudsman_deadline: '2026-09-01' },
};

export const COMPLAINTS: readonly Row[] = [
  complaint('e1', NOW, { final_response_due_date: null, handler_team: 'Team Ω “quoted”', handler_contact: "o'clock" }),
  complaint('e2', '2026-11-01T00:00:00Z', { final_response_due_date: '2026-12-27', src_due_date: '2026-11-04' }),
  complaint('e3', '2026-11-01T00:00:00Z', { final_response_due_date: null, reopened_from_complaint_id: 'e5' }),
  complaint('e4', TOO_NEW),
  complaint('e5', A_YEAR_AGO, ANSWERED),
  complaint('e6', OVER_A_YEAR_AGO, { ...ANSWERED, outcome: 'NOT_UPHELD', redress_amount: '-0.000000001' }),
  complaint('e7', '2024-02-29T12:00:00Z', { status: 'REFERRED', holding_response_sent_at: '2024-03-31T01:30:00Z' }),
  complaint('e8', '2026-10-25T01:30:00Z', {
    ...ANSWERED,
    ...{ category: 'SERVICE', redress_amount: '0', is_eligible_complainant: true, ombudsman_deadline: '2028-02-29' },
    ...{ outcome: 'PARTLY_UPHELD', final_response_sent_at: '2026-10-25T00:59:59.999999Z' },
  }),
];
