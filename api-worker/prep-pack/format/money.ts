import { Decimal } from 'decimal.js';
import type { Value } from '../../contract/values.ts';

const SCALES: [factor: string, suffix: string][] = [
  ['1e9', 'bn'],
  ['1e6', 'm'],
  ['1e3', 'k'],
];
const SIGNIFICANT_DIGITS = 3;
const MINUS = '−';

/** Money for a tile: `£4.82m`, `HK$612k`, `−£18.4k`. */
export function compactMoney(amount: string, currency: string): string {
  const rounded = new Decimal(amount).toSignificantDigits(SIGNIFICANT_DIGITS);
  const size = rounded.abs();
  const [factor, suffix] = SCALES.find(([scale]) => size.gte(scale)) ?? ['1', ''];
  return `${sign(rounded)}${currencySymbol(currency)}${size.div(factor).toString()}${suffix}`;
}

/** Money to the last minor unit, for tooltip and copy: `£4,821,340.17`. */
export function exactMoney(amount: string, currency: string): string {
  const exact = new Decimal(amount).toDecimalPlaces(fractionDigits(currency));
  const [whole = '0', fraction] = exact.abs().toFixed(fractionDigits(currency)).split('.');
  const grouped = groupThousands(whole);
  return `${sign(exact)}${currencySymbol(currency)}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Money to be read aloud: exact, without minor units where there are none (`£18,400`). */
export function spokenMoney(amount: string, currency: string): string {
  return exactMoney(amount, currency).replace(/\.0+$/u, '');
}

export function moneyValue(amount: string, currency: string): Value {
  return { text: compactMoney(amount, currency), raw: exactMoney(amount, currency) };
}

export function sumOf(amounts: string[]): string {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)).toFixed();
}

export function groupThousands(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/gu, ',');
}

function sign(amount: Decimal): string {
  return amount.isNegative() && !amount.isZero() ? MINUS : '';
}

function currencyFormat(currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency });
}

function currencySymbol(currency: string): string {
  return (
    currencyFormat(currency)
      .formatToParts(0)
      .find((part) => part.type === 'currency')?.value ?? currency
  );
}

function fractionDigits(currency: string): number {
  return currencyFormat(currency).resolvedOptions().maximumFractionDigits ?? 2;
}
