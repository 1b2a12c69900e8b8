import type { Balances } from './balances.ts';
import { decimalText, percentText } from './money.ts';
import type { Party } from './party.ts';
import type { PaymentSums } from './payment-sums.ts';
import type { MonthRevenue } from './revenue.ts';

export interface KpiValue {
  code: string;
  unit: 'money' | 'percent' | 'days' | 'count' | 'score' | 'band' | 'text';
  availability: 'OK' | 'ZERO' | 'NOT_APPLICABLE' | 'NOT_AVAILABLE';
  num?: string | null;
  text?: string;
  num2?: string | null;
  unit2?: 'money' | 'count';
  valueDate?: string;
  periodStart?: string;
  periodEnd?: string;
  detail?: string;
  prior?: string | null;
  priorDay?: string;
  target?: string;
  band?: string;
}

/** What the figures of one party are derived from. */
export interface PartyFacts {
  party: Party;
  balances: Balances;
  payments: PaymentSums;
  revenue: readonly MonthRevenue[];
  budget: ReadonlyMap<string, number>;
}

export function money(code: string, minor: number, rest: Partial<KpiValue> = {}): KpiValue {
  return { code, unit: 'money', availability: minor === 0 ? 'ZERO' : 'OK', num: decimalText(minor), ...rest };
}

/** `part` of `whole` in percentage points; nought after rounding is nought. */
export function percent(code: string, part: number, whole: number, rest: Partial<KpiValue> = {}): KpiValue {
  const num = percentText(part, whole);
  return { code, unit: 'percent', availability: Number(num) === 0 ? 'ZERO' : 'OK', num, ...rest };
}

export function missing(
  code: string,
  unit: KpiValue['unit'],
  availability: 'NOT_APPLICABLE' | 'NOT_AVAILABLE' = 'NOT_APPLICABLE',
): KpiValue {
  return { code, unit, availability };
}
