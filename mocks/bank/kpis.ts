import { FIRST_DAILY_DAY, LAST_CLOSED_DAY, LAST_LOADED_DAY } from './as-of.ts';
import { addDays, closeOf, monthEnd, nightAfter } from './calendar-day.ts';
import { balanceKpis } from './kpi-balances.ts';
import { KPI_SOURCES } from './kpi-definitions.ts';
import { paymentKpis } from './kpi-payments.ts';
import { attrition, grade, registerKpis } from './kpi-relationship.ts';
import { fxVolume, revenueKpis } from './kpi-revenue.ts';
import type { KpiValue, PartyFacts } from './kpi-value.ts';
import type { Party } from './party.ts';
import type { Row } from './row.ts';
import { tail } from './row.ts';

/** The late core feed: balances of these customers stand three days behind. */
const LATE_DAY = addDays(LAST_LOADED_DAY, -3);
const LAST_WEEKLY_DAY = '2026-11-15';
const MONTH_ENDS = Array.from({ length: 16 }, (_, place) => monthEnd(LAST_CLOSED_DAY, place - 15));

export interface DatedKpi {
  day: string;
  asOf: string;
  value: KpiValue;
}

/** Every figure of a party: daily, or at month ends and on the last loaded day. */
export function kpisOf(facts: PartyFacts): DatedKpi[] {
  const { party } = facts;
  const monthEnds = MONTH_ENDS.slice(historyMonths(party));
  const days = [...(party.grain === 'daily' ? dailyDays() : monthEnds), LAST_LOADED_DAY];
  const lastBalanceDay = party.finances?.isBalanceFeedLate ? LATE_DAY : LAST_LOADED_DAY;
  const balanceDays = [...new Set([...days.filter((day) => day <= lastBalanceDay), lastBalanceDay])];
  const nightly = (day: string, value: KpiValue) => ({ day, asOf: nightAfter(day, party.market), value });
  return [
    ...balanceDays.flatMap((day) => balanceKpis(facts, day).map((value) => nightly(day, value))),
    ...days.flatMap((day) =>
      [...paymentKpis(facts, day), fxVolume(facts, day), ...registerKpis(facts, day)].map((value) =>
        nightly(day, value),
      ),
    ),
    ...monthEnds.flatMap((day) =>
      [...revenueKpis(facts, day), grade(facts, day)].map((value) => ({ day, asOf: closeOf(day), value })),
    ),
    ...[...monthEnds, LAST_WEEKLY_DAY].map((day) => nightly(day, attrition(facts))),
  ];
}

/** As a slice from the end: people have a quarter, organisations a year, daily customers all of it. */
function historyMonths(party: Party): number {
  if (party.grain === 'daily') return 0;
  return party.partyType === 'PERSON' && !party.isNamed ? -3 : -13;
}

function dailyDays(): string[] {
  const days: string[] = [];
  for (let day = FIRST_DAILY_DAY; day < LAST_LOADED_DAY; day = addDays(day, 1)) days.push(day);
  return days;
}

export function kpiRow(party: Party, scope: 'ENTITY' | 'GROUP', dated: DatedKpi): Row {
  const { value, day } = dated;
  const isMoney = value.unit === 'money' || value.unit2 === 'money';
  return {
    customer_id: party.customerId,
    scope,
    kpi_code: value.code,
    as_of_date: day,
    value_num: value.num,
    value_text: value.text,
    unit: value.unit,
    currency: isMoney ? party.currency : null,
    value_num_2: value.num2,
    unit_2: value.unit2,
    value_date: value.valueDate,
    period_start: value.periodStart,
    period_end: value.periodEnd,
    value_detail: value.detail,
    prior_value_num: value.prior,
    prior_as_of_date: value.priorDay,
    target_num: value.target,
    peer_median_num: null,
    band: value.band,
    availability: value.availability,
    ...tail(
      dated.asOf,
      KPI_SOURCES[value.code] ?? 'Figures',
      `KPI-${party.customerId.slice(3, 11)}-${value.code}-${day}`,
    ),
  };
}
