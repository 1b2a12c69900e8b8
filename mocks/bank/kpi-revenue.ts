import { monthEnd, monthStart } from './calendar-day.ts';
import type { KpiValue, PartyFacts } from './kpi-value.ts';
import { missing, money, percent } from './kpi-value.ts';
import { FISCAL_YEAR_START_MONTH } from './markets.ts';
import { decimalText } from './money.ts';

/** Margin the bank keeps of an FX deal: turns FX income into the volume of the deals. */
const FX_MARGIN = 0.004;
const RISK_WEIGHT = 0.85;

/** Figures of the finance ledger at a month end. */
export function revenueKpis(facts: PartyFacts, day: string): KpiValue[] {
  const start = fiscalStart(day, FISCAL_YEAR_START_MONTH[facts.party.market]);
  const period = { periodStart: start, periodEnd: day };
  const now = revenueBetween(facts, start, day);
  const priorDay = monthEnd(day, -12);
  const before = revenueBetween(facts, monthStart(start, -12), priorDay);
  const months = monthsSpanned(start, day);
  const year: KpiValue = money('REV_YTD', now, {
    prior: decimalText(before),
    priorDay,
    target: decimalText(budgetBetween(facts, start, day)),
    ...period,
  });
  const change: KpiValue =
    months < 3 || before === 0 ? missing('REV_YOY', 'percent') : percent('REV_YOY', now - before, before, period);
  return [year, change, returnOnCapital(facts, day), ...walletShare(facts, day)];
}

/** Volume of FX deals in the twelve closed months before the day. */
export function fxVolume(facts: PartyFacts, day: string): KpiValue {
  if (!facts.party.products.includes('FX')) return missing('FX_TTM', 'money');
  const last = monthEnd(day) === day ? day : monthEnd(day, -1);
  const first = monthStart(last, -11);
  const minor = revenueBetween(facts, first, last, 'FX');
  return money('FX_TTM', Math.round(minor / FX_MARGIN), { periodStart: first, periodEnd: last });
}

function returnOnCapital(facts: PartyFacts, day: string): KpiValue {
  const limit = facts.balances.limits.at(-1) ?? 0;
  if (limit === 0) return missing('RORWA', 'percent');
  const first = monthStart(day, -11);
  const revenue = revenueBetween(facts, first, day);
  const period = { periodStart: first, periodEnd: day };
  return percent('RORWA', revenue, limit * RISK_WEIGHT, { detail: 'pre-cost', ...period });
}

/** Estimated once a quarter; micro customers are not modelled. */
function walletShare(facts: PartyFacts, day: string): KpiValue[] {
  if (!['03', '06', '09', '12'].includes(day.slice(5, 7))) return [];
  const { party } = facts;
  if (party.segment === 'MICRO' || party.segment === 'CONNECTED_PERSON')
    return [missing('WALLET', 'percent', 'NOT_AVAILABLE')];
  const share = Math.min(95, 8 + party.products.length * 7 + (party.customerId.charCodeAt(6) % 6));
  return [{ code: 'WALLET', unit: 'percent', availability: 'OK', num: String(share), detail: 'peer model v3' }];
}

function revenueBetween(facts: PartyFacts, first: string, last: string, line?: string): number {
  let sum = 0;
  for (const each of facts.revenue) {
    if (each.month >= first && each.month <= last && (line === undefined || each.line.line === line))
      sum += each.baseMinor;
  }
  return sum;
}

function budgetBetween(facts: PartyFacts, first: string, last: string): number {
  let sum = 0;
  for (const [cell, minor] of facts.budget) {
    const month = cell.slice(0, 10);
    if (month >= first && month <= last) sum += minor;
  }
  return sum;
}

function fiscalStart(day: string, startMonth: number): string {
  const month = Number(day.slice(5, 7));
  return monthStart(day, -((month - startMonth + 12) % 12));
}

function monthsSpanned(first: string, last: string): number {
  return (
    Number(last.slice(0, 4)) * 12 +
    Number(last.slice(5, 7)) -
    Number(first.slice(0, 4)) * 12 -
    Number(first.slice(5, 7)) +
    1
  );
}
