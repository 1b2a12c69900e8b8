import { dayIndex, meanDeposits } from './balances.ts';
import { addDays } from './calendar-day.ts';
import type { KpiValue, PartyFacts } from './kpi-value.ts';
import { missing, money } from './kpi-value.ts';
import { decimalText, percentText } from './money.ts';

const PRIOR_DAYS = 30;

/** Figures of the core deposits, limits and lending feeds, with the value 30 days earlier. */
export function balanceKpis(facts: PartyFacts, day: string): KpiValue[] {
  const { balances, party } = facts;
  const index = dayIndex(day);
  const prior = index - PRIOR_DAYS >= 0 ? index - PRIOR_DAYS : null;
  const priorDay = prior === null ? {} : { priorDay: addDays(day, -PRIOR_DAYS) };
  const at = (series: readonly number[], place: number | null) => (place === null ? null : (series[place] ?? 0));
  const invested = party.finances?.investmentsMinor ?? 0;
  const total = (place: number | null) => (place === null ? null : credit(place) + (at(balances.drawn, place) ?? 0));
  const credit = (place: number) => (at(balances.deposits, place) ?? 0) + invested;
  const text = (minor: number | null) => (minor === null ? null : decimalText(minor));

  const now = at(balances.drawn, index) ?? 0;
  const limit = at(balances.limits, index) ?? 0;
  const mean = meanDeposits(balances, index, PRIOR_DAYS);
  const values: KpiValue[] = [
    money('TRB', total(index) ?? 0, {
      num2: decimalText(credit(index)),
      unit2: 'money',
      prior: text(total(prior)),
      ...priorDay,
    }),
    mean === null
      ? missing('DEP_AVG30', 'money', 'NOT_AVAILABLE')
      : money('DEP_AVG30', mean, {
          prior: text(prior === null ? null : meanDeposits(balances, prior, PRIOR_DAYS)),
          ...priorDay,
          periodStart: addDays(day, 1 - PRIOR_DAYS),
          periodEnd: day,
        }),
  ];
  if (!balances.hasFacility) {
    const absent = [missing('LIM', 'money'), missing('DRN', 'money'), missing('UTL', 'percent')];
    return [...values, ...absent, missing('MAX_DPD', 'days')];
  }
  const priorLimit = at(balances.limits, prior);
  const priorDrawn = at(balances.drawn, prior);
  return [
    ...values,
    money('LIM', limit, { prior: text(priorLimit), ...priorDay }),
    money('DRN', now, { prior: text(priorDrawn), ...priorDay }),
    utilisation(now, limit, { drawn: priorDrawn ?? 0, limit: priorLimit ?? 0, ...priorDay }),
    daysPastDue(facts),
  ];
}

function utilisation(
  drawn: number,
  limit: number,
  before: { drawn: number; limit: number; priorDay?: string },
): KpiValue {
  if (limit === 0) return missing('UTL', 'percent');
  const prior =
    before.priorDay !== undefined && before.limit > 0 ? { prior: percentText(before.drawn, before.limit) } : {};
  return {
    code: 'UTL',
    unit: 'percent',
    availability: drawn === 0 ? 'ZERO' : 'OK',
    num: percentText(drawn, limit),
    num2: decimalText(limit - drawn),
    unit2: 'money',
    ...prior,
    ...('prior' in prior && before.priorDay !== undefined ? { priorDay: before.priorDay } : {}),
  };
}

function daysPastDue(facts: PartyFacts): KpiValue {
  const days = facts.party.finances?.daysPastDue ?? 0;
  return { code: 'MAX_DPD', unit: 'days', availability: days === 0 ? 'ZERO' : 'OK', num: String(days) };
}
