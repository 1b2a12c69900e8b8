import type { Row } from '../../../../mocks/bank/row.ts';
import { EDGE_CUSTOMER, NOW, TOO_NEW, tail } from './moments.ts';

export function contact(id: string, contact_at: string, change: Row = {}): Row {
  return {
    ...{ contact_id: id, customer_id: EDGE_CUSTOMER, contact_at, contact_date: contact_at.slice(0, 10) },
    ...{ channel: 'PHONE', direction: 'INBOUND', reason_code: 'COMPLAINT_CHASE', outcome_code: 'RESOLVED' },
    ...{ is_meaningful: true, text_reviewed_at: contact_at, ...tail(id), ...change },
  };
}

export const CONTACTS: readonly Row[] = [
  contact('c1', '2026-11-05T09:00:00Z', { promise_text: 'We call back', promise_due_date: '2026-11-06' }),
  contact('c2', '2026-11-05T09:00:00Z', { promise_text: 'Not reviewed', text_reviewed_at: null, outcome_code: null }),
  contact('c3', '2026-11-04T23:59:59.999999Z', { outcome_code: 'FOLLOW_UP', handled_by_team: null }),
  contact('c4', '2026-11-12T08:00:00Z', {
    ...{
      promise_text: 'Kept at the very end',
      promise_due_date: '2026-11-12',
      promise_kept_at: '2026-11-12T23:59:59.999Z',
    },
    ...{ reason_code: 'COMPLAINT_CHASE', outcome_code: 'INFORMATION_GIVEN' },
  }),
  contact('c5', '2026-11-13T08:00:00Z', { channel: 'MARKETING', is_meaningful: false, reason_code: 'CAMPAIGN' }),
  contact('c6', '2026-11-14T08:00:00Z', { channel: 'MARKETING', is_meaningful: false, reason_code: null }),
  contact('c7', '2024-11-18T00:00:00Z', { promise_text: 'Long ago', promise_due_date: '2026-08-20' }),
  contact('c8', '2024-11-17T23:59:59Z', { promise_text: 'Beyond the window', promise_due_date: '2026-08-20' }),
  contact('c9', TOO_NEW, { promise_text: 'Not yet made' }),
];

function stage(journey_id: string, stage_order: number, change: Row = {}): Row {
  return {
    ...{ journey_id, customer_id: EDGE_CUSTOMER, journey_type: 'LENDING', stage_code: `S${stage_order}`, stage_order },
    ...{
      stage_name: `Stage ${stage_order}`,
      stage_count: 3,
      stage_entered_at: '2026-11-16T12:00:00Z',
      is_current: true,
    },
    ...{ status: 'OPEN', started_at: '2026-01-01T00:00:00Z', ...tail(`${journey_id}-${stage_order}`), ...change },
  };
}

export const STAGES: readonly Row[] = [
  stage('j1', 1, {
    is_current: false,
    stage_entered_at: '2026-01-01T00:00:00Z',
    next_step: 'Reviewed',
    text_reviewed_at: NOW,
  }),
  stage('j1', 2, { next_step: 'Not reviewed', waiting_on: 'CUSTOMER', due_date: '2026-11-18' }),
  stage('j2', 1, { status: 'COMPLETED', stage_entered_at: '2026-05-22T10:45:00Z', is_current: false }),
  stage('j2', 2, { status: 'COMPLETED', stage_entered_at: '2026-05-22T10:44:59.999999Z', is_current: false }),
  stage('j3', 1, { status: 'ON_HOLD', waiting_on: null, stage_entered_at: '2020-02-29T00:00:00Z', is_current: false }),
];
