import type { Decimal } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';
import type { PackContext } from '../../../api-worker/prep-pack/section.ts';
import { COMPLAINT } from '../../sections/complaint-rows.ts';
import { kpisWith } from '../settled-rows.ts';
import {
  abroad,
  complaint,
  deposits,
  nps,
  officer,
  promise,
  repeat,
  silent,
  stage,
  totals,
  used,
} from '../situations.ts';
import type { Situation } from './situation.ts';
import { day, monthsAgo, noonOf, on, seen } from './situation.ts';

export interface Boundary {
  /** The least by which the measured value can miss the threshold. */
  step: string;
  /** Rows in which exactly this amount is measured. */
  measured: (amount: Decimal, context: PackContext) => Situation;
  /** What is said just below, at and just above the threshold; null where the rule says nothing. */
  says: [below: string | null, at: string | null, above: string | null];
}

const from = (least: string): Boundary['says'] => [null, least, least];
const upTo = (most: string): Boundary['says'] => [most, most, null];
/** In rows of days, counts or whole months. */
const whole = (says: Boundary['says'], rowsOf: (amount: number) => Situation['rows']): Boundary => ({
  step: '1',
  measured: (amount, context) => seen(rowsOf(amount.toNumber()), context),
  says,
});
/** In amounts to the penny, tenths or hundredths. */
const exact = (step: string, says: Boundary['says'], rowsOf: (amount: Decimal) => Situation['rows']): Boundary => ({
  step,
  measured: (amount, context) => seen(rowsOf(amount), context),
  says,
});

const agedKpi = (code: string, rest: Record<string, unknown>) => (age: number) => ({
  kpis: kpisWith(code, { ...rest, as_of_date: day(-age), as_of: noonOf(day(-age)), max_age_hours: '100000' }),
});
const agedTotals = (rest: Record<string, unknown>) => (age: number) => totals({ ...rest, last_day: day(-age) });
/** The last full month ended that many days ago. */
const monthEndAgo: Boundary['measured'] = (age, context) => {
  const { today, asOf } = on(day(age.toNumber(), '2026-10-31'));
  return seen(totals({ takings_3m: '100', last_day: '2026-10-31' }), { ...context, today, asOf });
};
const ofOneKind = (count: number) => ({
  complaints: Array.from({ length: count }, (_, place) => ({
    ...COMPLAINT,
    ...{ complaint_id: `cmp_${place}`, src_due_date: null, final_response_due_date: null },
  })),
});
const complainedMonthsAgo = (months: number) => ({
  complaints: [
    ...ofOneKind(1).complaints,
    { ...COMPLAINT, complaint_id: 'cmp_9', status: 'CLOSED', received_at: noonOf(monthsAgo(months)) },
  ],
});

function businessDaysAhead(count: number): string {
  let date = Temporal.PlainDate.from(day(0));
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek < 6) left -= 1;
  }
  return date.toString();
}

/** One row a threshold; the catalogue's test fails for a threshold without one. */
export const BOUNDARIES: Record<string, Boundary> = {
  'I05 due_within_days': whole(['I05 high', null, null], (days) => stage({ due_date: day(days) })),
  'I07 repeats_count': whole(from('I07 high'), (count) => repeat({ contact_count: String(count) })),
  'I07 window_days': whole(upTo('I07 high'), (days) => repeat({ contact_date: day(1 - days) })),
  'I08 lifetime_days': whole(upTo('I08 high'), (days) => promise({ promise_due_date: day(-days) })),
  'I10 due_within_business_days': whole(upTo('I10 high'), (days) =>
    complaint({ final_response_due_date: businessDaysAhead(days) }),
  ),
  'I11 repeats_count': whole(from('I11 high'), ofOneKind),
  'I11 window_months': whole(upTo('I11 high'), complainedMonthsAgo),
  'I12 assessed_within_months': whole([null, null, 'I12 info'], (months) =>
    complaint({ is_eligible_complainant: null, reg_flags_assessed_on: monthsAgo(months) }),
  ),
  'I14 value_to_prior_percent': exact('0.01', upTo('I14 medium'), (percent) =>
    deposits(percent.times(10_000).toFixed(), '1000000'),
  ),
  'I14 drop_money': exact('0.01', from('I14 medium'), (drop) =>
    deposits(drop.div(2).toFixed(), drop.times('1.5').toFixed()),
  ),
  'I14 lifetime_days': whole(
    upTo('I14 medium'),
    agedKpi('DEP_AVG30', { value_num: '100000', prior_value_num: '500000' }),
  ),
  'I15 utilisation_percent': exact('0.01', from('I15 medium'), (used_) => used(used_.toFixed(), used_.toFixed())),
  'I15 rising_utilisation_percent': exact('0.01', from('I15 medium'), (used_) =>
    used(used_.toFixed(), used_.minus(30).toFixed()),
  ),
  'I15 rise_points': exact('0.01', from('I15 medium'), (rise) => used('85', rise.negated().plus(85).toFixed())),
  'I15 over_limit_percent': exact('0.01', ['I15 medium', 'I15 high', 'I15 high'], (used_) =>
    used(used_.toFixed(), used_.toFixed()),
  ),
  'I15 lifetime_days': whole(upTo('I15 medium'), agedKpi('UTL', { value_num: '95', prior_value_num: '95' })),
  'I16 returned_count': whole(from('I16 medium'), (count) =>
    totals({ returned_count_30d: String(count), returned_count_prior_90d: '0' }),
  ),
  'I16 monthly_average_times': exact('0.01', from('I16 medium'), (times) =>
    totals({ returned_count_30d: times.times(100).toFixed(), returned_count_prior_90d: '300' }),
  ),
  'I16 lifetime_days': whole(
    upTo('I16 medium'),
    agedTotals({ returned_count_30d: '9', returned_count_prior_90d: '0' }),
  ),
  'I17 value_to_prior_percent': exact('0.1', upTo('I17 medium'), (percent) =>
    totals({ takings_3m: percent.times(10).toFixed() }),
  ),
  'I17 lifetime_days': { step: '1', measured: monthEndAgo, says: upTo('I17 medium') },
  'I18 new_payees_count': whole(from('I18 medium'), (count) =>
    totals({ new_payees_7d: String(count), new_payees_prior_90d: '0' }),
  ),
  'I18 weekly_average_times': exact('0.01', from('I18 medium'), (times) =>
    totals({ new_payees_7d: times.times(700).toFixed(), new_payees_prior_90d: '9000' }),
  ),
  'I18 lifetime_days': whole(upTo('I18 medium'), agedTotals({ new_payees_7d: '9', new_payees_prior_90d: '0' })),
  'I19 window_days': whole(upTo('I19 medium'), (days) => officer('DIRECTOR_OF', { valid_from: day(-days) })),
  'I20 waiting_days': whole([null, null, 'I20 medium'], (days) =>
    stage({ waiting_on: 'CUSTOMER', stage_entered_at: noonOf(day(-days)) }),
  ),
  'I21 at_most_score': whole(upTo('I21 medium'), (score) => nps(String(score), day(-1))),
  'I21 window_days': whole(upTo('I21 medium'), (days) => nps('2', day(-days))),
  'I22 due_within_days': whole(upTo('I22 low'), (days) =>
    stage({ journey_type: 'FACILITY_RENEWAL', due_date: day(days) }),
  ),
  'I23 cross_border_money': exact('0.01', from('I23 low'), (amount) => abroad(amount.toFixed())),
  'I24 silent_days': whole(from('I24 low'), (days) => silent(day(-days))),
  'I24 balance_money': exact('0.01', from('I24 low'), (balance) => silent(day(-200), balance.toFixed())),
};
