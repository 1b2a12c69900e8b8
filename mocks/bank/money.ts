import { HKD_PER_GBP } from './as-of.ts';

export type Currency = 'GBP' | 'HKD' | 'USD' | 'EUR';

const PER_GBP: Record<Currency, number> = { GBP: 1, HKD: HKD_PER_GBP, USD: 1.3, EUR: 1.16 };

/** Minor units (pence, cents) as exact decimal text: all amounts are reckoned in whole minor units. */
export function decimalText(minor: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(3, '0');
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Another currency's minor units at the one fixed rate. */
export function exchange(minor: number, from: Currency, to: Currency): number {
  return from === to ? minor : Math.round((minor / PER_GBP[from]) * PER_GBP[to]);
}

/** `part` of `whole` in percentage points with two decimals. */
export function percentText(part: number, whole: number): string {
  return decimalText(Math.round((part / whole) * 10_000));
}
