import { dayIndex } from './balances.ts';
import type { DayFlow } from './transactions.ts';
import { isDigital } from './transactions.ts';

/** Outbound payments of a window of days, from the very rows of transaction_data. */
export interface PaymentSums {
  window(lastIndex: number, days: number): { minor: number; count: number; digital: number };
}

export function paymentSumsOf(rows: readonly DayFlow[], lastIndex: number): PaymentSums {
  const minor = new Array<number>(lastIndex + 2).fill(0);
  const count = [...minor];
  const digital = [...minor];
  const add = (sums: number[], index: number, value: number) => {
    sums[index] = (sums[index] ?? 0) + value;
  };
  for (const row of rows) {
    if (row.flow.direction !== 'OUTBOUND') continue;
    const index = dayIndex(row.day) + 1;
    add(minor, index, row.baseMinor);
    add(count, index, row.count);
    if (isDigital(row.flow)) add(digital, index, row.count);
  }
  for (const sums of [minor, count, digital]) {
    for (let index = 1; index < sums.length; index += 1) add(sums, index, sums[index - 1] ?? 0);
  }
  const between = (sums: number[], from: number, to: number) => (sums[to] ?? 0) - (sums[Math.max(0, from)] ?? 0);
  return {
    window: (last, days) => {
      const from = last + 1 - days;
      return {
        minor: between(minor, from, last + 1),
        count: between(count, from, last + 1),
        digital: between(digital, from, last + 1),
      };
    },
  };
}
