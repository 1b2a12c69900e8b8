import { Decimal } from 'decimal.js';
import { groupThousands } from './money.ts';

const MINUS = '−';

/** A count or a plain figure with thousands: `1,248`, `−3`. */
export function plainNumber(value: string | number, decimals = 0): string {
  const rounded = new Decimal(value).toDecimalPlaces(decimals);
  const [whole = '0', fraction] = rounded.abs().toString().split('.');
  const sign = rounded.isNegative() && !rounded.isZero() ? MINUS : '';
  return `${sign}${groupThousands(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A value already in percent: `81%`, `2.4%` below ten, `−22%`. */
export function percent(value: string | number): string {
  const decimals = new Decimal(value).abs().lt(10) ? 1 : 0;
  return `${plainNumber(value, decimals)}%`;
}

/** A difference of two percentages: `25 points`. */
export function points(value: string | number): string {
  const rounded = plainNumber(value, new Decimal(value).abs().lt(10) ? 1 : 0);
  return `${rounded} ${rounded === '1' || rounded === `${MINUS}1` ? 'point' : 'points'}`;
}

/** Change from `before` to `after` in percent, or null where nothing can be divided by. */
export function changePercent(before: string, after: string): string | null {
  const basis = new Decimal(before);
  if (basis.isZero()) return null;
  return new Decimal(after).minus(basis).div(basis.abs()).times(100).toFixed(4);
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${plainNumber(number)} ${number === 1 ? one : many}`;
}
