import { GB } from '../../sections/answer.ts';
import { CHANGE, CONTACT } from '../../sections/journey-rows.ts';
import { kpisWith } from '../settled-rows.ts';
import {
  abroad,
  caller,
  complaint,
  deposits,
  nps,
  officer,
  PRIYA,
  promise,
  repeat,
  silent,
  stage,
  totals,
  used,
} from '../situations.ts';
import { BLOCK, CLOSURE, DELAY, NEED } from './alert-rows.ts';
import type { Situation } from './situation.ts';
import { day, monthsAgo, noonOf, on, seen } from './situation.ts';

/** The last moment the rule stands and the first it no longer does. */
export type Expiry = [standing: Situation, over: Situation];

const alert = (row: Record<string, unknown>) => seen({ alerts: [row] });
const pair = (standing: Situation['rows'], over: Situation['rows']): Expiry => [seen(standing), seen(over)];
const aged = (age: number, rest: Record<string, unknown>) => totals({ ...rest, last_day: day(-age) });
const agedKpi = (code: string, age: number, rest: Record<string, unknown>) => ({
  kpis: kpisWith(code, { ...rest, as_of_date: day(-age), as_of: noonOf(day(-age)), max_age_hours: '100000' }),
});
const unsure = { is_eligible_complainant: null };
const lifted = { ...CHANGE, change_kind: 'restriction_lifted' };
const falling = { value_num: '100000', prior_value_num: '500000' };
const complainedTwice = (last: string) => ({
  complaints: ['cmp_1', 'cmp_2'].map((complaint_id) => ({
    ...complaint({}).complaints[0],
    ...{ complaint_id, received_at: noonOf(last), status: 'CLOSED' },
  })),
});

/** Every rule of the catalogue; a test fails for one without its row. */
export const EXPIRIES: Record<string, Expiry> = {
  I01: [alert({ ...BLOCK, effective_end_date: day(0) }), alert({ ...BLOCK, effective_end_date: day(-1) })],
  I02: [alert({ ...DELAY, effective_end_date: day(0) }), alert({ ...DELAY, effective_end_date: day(-1) })],
  I03: [alert({ ...CLOSURE, effective_end_date: day(0) }), alert({ ...CLOSURE, effective_end_date: day(-1) })],
  I04: [seen(caller({}), PRIYA), seen(caller({}), GB)],
  I05: pair(stage({ due_date: day(1) }), stage({ due_date: day(1), is_current: false })),
  I06: [alert(NEED), seen({ alerts: [] })],
  I07: pair(repeat({ contact_date: day(-13) }), repeat({ contact_date: day(-14) })),
  I08: pair(promise({ promise_due_date: day(-30) }), promise({ promise_due_date: day(-31) })),
  I09: pair(complaint({ src_due_date: day(0) }), complaint({ src_due_date: day(-1) })),
  I10: pair(
    complaint({ final_response_due_date: day(2) }),
    complaint({ final_response_due_date: day(2), status: 'CLOSED' }),
  ),
  I11: pair(complainedTwice(monthsAgo(12)), complainedTwice(day(-1, monthsAgo(12)))),
  I12: pair(
    complaint({ ...unsure, reg_flags_assessed_on: null }),
    complaint({ ...unsure, reg_flags_assessed_on: day(0) }),
  ),
  I13: pair({ journey: [CONTACT, lifted] }, { journey: [CONTACT] }),
  I14: pair(agedKpi('DEP_AVG30', 30, falling), agedKpi('DEP_AVG30', 31, falling)),
  I15: pair(agedKpi('UTL', 14, { value_num: '95' }), agedKpi('UTL', 15, { value_num: '95' })),
  I16: pair(aged(30, { returned_count_30d: '9' }), aged(31, { returned_count_30d: '9' })),
  I17: [
    seen(totals({ takings_3m: '100', last_day: '2026-10-31' }), on('2026-12-15')),
    seen(totals({ takings_3m: '100', last_day: '2026-10-31' }), on('2026-12-16')),
  ],
  I18: pair(aged(7, { new_payees_7d: '9' }), aged(8, { new_payees_7d: '9' })),
  I19: pair(officer('DIRECTOR_OF', { valid_to: day(-90) }), officer('DIRECTOR_OF', { valid_to: day(-91) })),
  I20: pair(
    stage({ waiting_on: 'CUSTOMER', stage_entered_at: noonOf(day(-9)) }),
    stage({ waiting_on: 'CUSTOMER', stage_entered_at: noonOf(day(-9)), is_current: false }),
  ),
  I21: pair(nps('2', day(-90)), nps('2', day(-91))),
  I22: pair(
    stage({ journey_type: 'FACILITY_RENEWAL', due_date: day(0) }),
    stage({ journey_type: 'FACILITY_RENEWAL', due_date: day(-1) }),
  ),
  I23: pair(abroad('90000'), { ...abroad('90000'), kpis: kpisWith('FX_TTM', { value_num: '1000' }) }),
  I24: pair(silent(day(-200)), silent(day(0))),
};

/** A situation in which the rule fires on fresh data. */
export function firingOf(id: string): Situation {
  const [standing] = EXPIRIES[id] ?? [];
  if (standing === undefined) throw new Error(`no situation for ${id}`);
  return { I14: seen(deposits('100000', '500000')), I15: seen(used('95', '95')) }[id] ?? standing;
}
