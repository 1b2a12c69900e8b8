import { dayIndex } from './balances.ts';
import { addDays } from './calendar-day.ts';
import type { KpiValue, PartyFacts } from './kpi-value.ts';
import { missing, money, percent } from './kpi-value.ts';
import { decimalText, percentText } from './money.ts';

/** Figures of the payments feed: windows that end on the day itself. */
export function paymentKpis(facts: PartyFacts, day: string): KpiValue[] {
  const index = dayIndex(day);
  const month = facts.payments.window(index, 30);
  const before = facts.payments.window(index - 30, 30);
  const quarter = facts.payments.window(index, 90);
  const quarterBefore = facts.payments.window(index - 90, 90);
  const window = (days: number) => ({ periodStart: addDays(day, 1 - days), periodEnd: day });
  return [
    money('PAY_OUT_30D', month.minor, {
      num2: String(month.count),
      unit2: 'count',
      prior: decimalText(before.minor),
      priorDay: addDays(day, -30),
      ...window(30),
    }),
    quarter.count === 0
      ? missing('DIGITAL_90D', 'percent')
      : percent('DIGITAL_90D', quarter.digital, quarter.count, {
          ...(quarterBefore.count > 0
            ? { prior: percentText(quarterBefore.digital, quarterBefore.count), priorDay: addDays(day, -90) }
            : {}),
          ...window(90),
        }),
  ];
}
