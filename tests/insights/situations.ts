import type { NoticeClass } from '../../api-worker/contract/blocks.ts';
import { judge } from '../../api-worker/insights/judgement.ts';
import type { PackContext } from '../../api-worker/prep-pack/section.ts';
import { GB } from '../sections/answer.ts';
import { COMPLAINT } from '../sections/complaint-rows.ts';
import { CONTACT, PROMISE, REPEAT, STAGE } from '../sections/journey-rows.ts';
import { link, member } from '../sections/network-rows.ts';
import { TOTALS } from '../sections/transaction-rows.ts';
import type { RowsById } from './settled-rows.ts';
import { kpisWith, settledOn } from './settled-rows.ts';

const ALL: NoticeClass[] = ['STOP', 'CARE', 'CLOCK', 'CHANGE', 'GROW'];
export const PRIYA = { ...GB, callerId: 'priya' };

export const fired = (rows: RowsById, context: PackContext = GB) =>
  judge(settledOn(rows, context), context, ALL).notices.map(({ rule, severity }) => `${rule?.id} ${severity}`);

export const caller = (rest: Record<string, unknown>) => ({
  network: [member('cu_1', null, rest), link('priya', 'GUARANTOR_OF')],
});
export const stage = (rest: Record<string, unknown>) => ({
  journey: [CONTACT, { ...STAGE, waiting_on: 'BANK', ...rest }],
});
export const promise = (rest: Record<string, unknown>) => ({ journey: [CONTACT, { ...PROMISE, ...rest }] });
export const repeat = (rest: Record<string, unknown>) => ({ journey: [CONTACT, { ...REPEAT, ...rest }] });
const late = { src_due_date: null, final_response_due_date: null };
export const complaint = (rest: Record<string, unknown>) => ({ complaints: [{ ...COMPLAINT, ...late, ...rest }] });
export const deposits = (value_num: string, prior_value_num: string) => ({
  kpis: kpisWith('DEP_AVG30', { value_num, prior_value_num }),
});
export const used = (value_num: string, prior_value_num: string) => ({
  kpis: kpisWith('UTL', { value_num, prior_value_num }),
});
const calmTotals = { ...TOTALS, returned_count_30d: '0', cross_border_amount_90d: '0' };
export const totals = (rest: Record<string, unknown>) => ({ transactions: [{ ...calmTotals, ...rest }] });
export const officer = (type: string, rest: Record<string, unknown>) => ({
  network: [member('cu_1', null), link('tom', type, rest)],
});
export const nps = (value_num: string, value_date: string) => ({
  kpis: kpisWith('NPS_LAST', { value_num, value_date }),
});
export const abroad = (cross_border_amount_90d: string, availability = 'NOT_APPLICABLE') => ({
  ...totals({ cross_border_amount_90d }),
  kpis: kpisWith('FX_TTM', { availability, value_num: null }),
});
export const silent = (last_contact_date: string, balance = '1000000') => ({
  kpis: kpisWith('DAYS_CONTACT', { last_contact_date }).map((row) =>
    row.kpi_code === 'TRB' ? { ...row, value_num: balance } : row,
  ),
});
