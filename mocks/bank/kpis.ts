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
  const monthEnds = MONTH_ENDS.slice(
    party.partyType === 'PERSON' && !party.isNamed ? -3 : party.grain === 'daily' ? 0 : -13,
  );
  const history = party.grain === 'daily' ? dailyDays() : monthEnds;
  return [
    ...history.flatMap((day) => nightly(facts, day, day)),
    ...nightly(facts, LAST_LOADED_DAY, party.finances?.isBalanceFeedLate ? LATE_DAY : LAST_LOADED_DAY),
    ...monthEnds.flatMap((day) =>
      [...revenueKpis(facts, day), grade(facts, day)].map((value) => ({ day, asOf: closeOf(day), value })),
    ),
    ...[...monthEnds, LAST_WEEKLY_DAY].map((day) => ({
      day,
      asOf: nightAfter(day, party.market),
      value: attrition(facts),
    })),
  ];
}

function nightly(facts: PartyFacts, day: string, balanceDay: string): DatedKpi[] {
  const { market } = facts.party;
  const at = (each: string) => (value: KpiValue) => ({ day: each, asOf: nightAfter(each, market), value });
  return [
    ...balanceKpis(facts, balanceDay).map(at(balanceDay)),
    ...[...paymentKpis(facts, day), fxVolume(facts, day), ...registerKpis(facts, day)].map(at(day)),
  ];
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
    value_num: value.num ?? null,
    value_text: value.text ?? null,
    unit: value.unit,
    currency: isMoney ? party.currency : null,
    value_num_2: value.num2 ?? null,
    unit_2: value.unit2 ?? null,
    value_date: value.valueDate ?? null,
    period_start: value.periodStart ?? null,
    period_end: value.periodEnd ?? null,
    value_detail: value.detail ?? null,
    prior_value_num: value.prior ?? null,
    prior_as_of_date: value.priorDay ?? null,
    target_num: value.target ?? null,
    peer_median_num: null,
    band: value.band ?? null,
    availability: value.availability,
    ...tail(
      dated.asOf,
      KPI_SOURCES[value.code] ?? 'Figures',
      `KPI-${party.customerId.slice(3, 11)}-${value.code}-${day}`,
    ),
  };
}
