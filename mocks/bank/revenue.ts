import { FIRST_REVENUE_MONTH, LAST_CLOSED_DAY } from './as-of.ts';
import { closeOf, monthEnd, monthStart, monthsBetween } from './calendar-day.ts';
import { chance } from './chance.ts';
import { decimalText, exchange } from './money.ts';
import type { Party, RevenueLine } from './party.ts';
import type { Emit } from './row.ts';
import { tail } from './row.ts';

export interface MonthRevenue {
  month: string;
  line: RevenueLine;
  baseMinor: number;
}

const MONTHS = monthsBetween(FIRST_REVENUE_MONTH, LAST_CLOSED_DAY);
const BUDGET_MONTHS = monthsBetween('2025-01-01', '2027-03-31');
const SHAPE = [0.98, 0.95, 1.04, 0.99, 1, 1.03, 0.97, 0.94, 1.02, 1.08];

/** Monthly revenue: January to October of a year add up to the plan to the penny. */
export function revenueOf(party: Party): MonthRevenue[] {
  return (party.finances?.revenue ?? []).flatMap((line) => {
    const years = ([2024, 2025, 2026] as const).map((year) => monthsOfYear(party.key, line, year));
    return MONTHS.map((month, place): MonthRevenue => {
      const baseMinor = years[Math.floor(place / 12)]?.[place % 12] ?? 0;
      return { month, line, baseMinor };
    });
  });
}

function monthsOfYear(key: string, line: RevenueLine, year: 2024 | 2025 | 2026): number[] {
  const lot = chance('revenue', key, line.line, line.type, String(year));
  const total = line.toOctober[year];
  const weights = SHAPE.map((share) => lot.around(share, 0.06));
  const sum = weights.reduce((all, each) => all + each, 0);
  const months = weights.map((weight) => Math.floor((total * weight) / sum));
  const rest = total - months.reduce((all, each) => all + each, 0);
  months[9] = (months[9] ?? 0) + rest;
  return [...months, Math.round(total / 10), Math.round(lot.around(total / 10, 0.1))];
}

export function emitRevenue(party: Party, revenue: readonly MonthRevenue[], emit: Emit): void {
  const suffix = party.customerId.slice(3, 11);
  for (const { month, line, baseMinor } of revenue) {
    const end = monthEnd(month);
    emit('revenue_data', {
      customer_id: party.customerId,
      period_month: month,
      product_line: line.line,
      revenue_type: line.type,
      amount: decimalText(exchange(baseMinor, party.currency, line.currency)),
      currency: line.currency,
      amount_base: decimalText(baseMinor),
      base_currency: party.currency,
      is_estimate: end === LAST_CLOSED_DAY && line.type === 'NET_INTEREST_INCOME' && !party.isNamed,
      ...tail(closeOf(end), 'Finance ledger', `FL-${suffix}-${month.slice(0, 7)}-${line.line}-${line.type}`),
    });
  }
}

/** Budget of a line: the same month last year and five per cent. */
export function budgetOf(revenue: readonly MonthRevenue[]): Map<string, number> {
  const actual = new Map<string, number>();
  for (const { month, line, baseMinor } of revenue) {
    const cell = `${month} ${line.line}`;
    actual.set(cell, (actual.get(cell) ?? 0) + baseMinor);
  }
  const budget = new Map<string, number>();
  const lines = new Set(revenue.map(({ line }) => line.line));
  for (const line of lines) {
    for (const month of BUDGET_MONTHS) {
      const cell = `${month} ${line}`;
      const before = `${monthStart(month, -12)} ${line}`;
      budget.set(cell, Math.round((actual.get(before) ?? budget.get(before) ?? 0) * 1.05));
    }
  }
  return budget;
}

export function emitBudget(party: Party, budget: ReadonlyMap<string, number>, emit: Emit): void {
  for (const [cell, minor] of budget) {
    const [month = '', line = ''] = cell.split(' ');
    emit('revenue_budget', {
      customer_id: party.customerId,
      period_month: month,
      product_line: line,
      amount_base: decimalText(minor),
      base_currency: party.currency,
      ...tail('2026-01-15T09:00:00Z', 'Planning ledger'),
    });
  }
}
