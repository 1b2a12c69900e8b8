import { kpis } from '../../api-worker/prep-pack/sections/kpis.ts';
import { answer, blocksOf, GB } from './answer.ts';

export const ROW = {
  subject_customer_id: 'cu_1',
  scope: 'ENTITY',
  kpi_code: 'TRB',
  name: 'Total relationship balance',
  definition: 'Gross size of the relationship',
  unit: 'money',
  unit_2: null,
  format_hint: 'MONEY',
  good_direction: 'up',
  is_permitted: true,
  max_age_hours: '36',
  amber_at: null,
  red_at: null,
  is_first_screen: true,
  source_name: 'Core deposits',
  as_of_date: '2026-11-17',
  value_num: '4821340.17',
  value_text: null,
  currency: 'GBP',
  value_num_2: null,
  value_date: null,
  period_start: null,
  period_end: null,
  value_detail: null,
  prior_value_num: null,
  prior_as_of_date: null,
  band: null,
  availability: 'OK',
  as_of: '2026-11-18T06:10:00.000Z',
  source_system: 'Core deposits',
  last_contact_date: null,
  last_contact_channel: null,
  complaints_open_count: null,
  complaint_regime: null,
  complaint_received_at: null,
  complaint_due_date: null,
  holidays: [],
};
export const NO_ROW = {
  as_of_date: null,
  value_num: null,
  currency: null,
  availability: null,
  as_of: null,
  source_system: null,
};
export const CONTACT = {
  ...ROW,
  ...NO_ROW,
  kpi_code: 'DAYS_CONTACT',
  unit: 'days',
  format_hint: 'DAYS',
  good_direction: 'down',
  max_age_hours: '4',
  last_contact_date: '2026-10-12',
  last_contact_channel: 'PHONE',
};
export const COMPLAINTS = {
  ...CONTACT,
  kpi_code: 'COMPLAINTS_OPEN',
  unit: 'count',
  format_hint: 'COUNT_AND_DATE',
  last_contact_date: null,
  complaints_open_count: '1',
  complaint_regime: 'DISP_PSD_EMD',
  complaint_received_at: '2026-11-05T09:30:00.000Z',
  complaint_due_date: '2026-11-26',
};

export const metrics = (rows: Record<string, unknown>[], context = GB) =>
  blocksOf(answer(kpis, rows, context).blocks, 'metrics').flatMap((block) => block.metrics);
/** A second figure stands beside it, so that the section is never empty. */
export const tile = (row: Record<string, unknown>) =>
  metrics([
    { ...ROW, ...row },
    { ...ROW, kpi_code: 'LIM' },
  ])[0];
