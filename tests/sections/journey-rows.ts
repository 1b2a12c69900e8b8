import { ROW_TAIL } from './answer.ts';

export const CONTACT = {
  ...ROW_TAIL,
  row_kind: 'contact',
  record_key: 'contact:1',
  contact_at: '2026-10-12T09:00:00.000Z',
  channel: 'PHONE',
  direction: 'INBOUND',
  reason_code: 'LIMIT_REVIEW',
  outcome_code: 'FOLLOW_UP',
  promise_text: null,
  promise_due_date: null,
  promise_kept_at: null,
  is_meaningful: true,
  is_last_meaningful: true,
  handled_by_team: 'Lending Desk',
};

export const PROMISE = {
  ...CONTACT,
  record_key: 'contact:2',
  is_last_meaningful: false,
  promise_text: 'Call back with the date.',
  promise_due_date: '2026-11-13',
};

export const REPEAT = {
  ...ROW_TAIL,
  row_kind: 'repeat',
  record_key: 'repeat:1',
  reason_code: 'PAYMENT_QUERY',
  contact_date: '2026-11-16',
  contact_count: '3',
  resolved_count: '0',
};

export const STAGE = {
  ...ROW_TAIL,
  row_kind: 'stage',
  record_key: 'stage:1',
  journey_id: 'jny_1',
  journey_type: 'KYC_REFRESH',
  status: 'OPEN',
  stage_name: 'Documents requested',
  stage_order: '2',
  stage_count: '4',
  stage_entered_at: '2026-11-12T10:00:00.000Z',
  is_current: true,
  waiting_on: 'CUSTOMER',
  next_step: 'Certified accounts',
  due_date: '2026-12-04',
};

export const CHANGE = {
  ...ROW_TAIL,
  row_kind: 'change',
  record_key: 'change:1',
  change_kind: 'complaint_opened',
  code: 'DELAYED_PAYMENT',
  name: 'CMP-20419',
  changed_at: '2026-11-05T09:30:00.000Z',
  before_num: null,
  after_num: null,
  currency: null,
};
