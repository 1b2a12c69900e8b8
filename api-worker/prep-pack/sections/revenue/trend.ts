import type { Block } from '../../../contract/blocks.ts';
import { addMonths, epochSeconds, monthSpanText, shortMonthText } from '../../format/day.ts';
import { lined } from '../../format/lines.ts';
import { compactMoney } from '../../format/money.ts';
import { newest, sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { RevenueFacts, RevenueMonth } from '../revenue.ts';
import { monthsOf } from './fiscal-year.ts';

const AXIS_EVERY_MONTHS = 3;

/** This year filled, last year dashed, budget stepped, over the twelve months of the fiscal year. */
export function trend(facts: RevenueFacts, context: PackContext): Block {
  const months = monthsOf(facts.fiscalYearStart);
  const currency = facts.booked[0]?.currency ?? context.subject.baseCurrency;
  const series = (
    id: string,
    label: string,
    style: 'filled' | 'dashed' | 'stepped',
    found: (RevenueMonth | undefined)[],
  ) => ({
    id,
    label,
    style,
    values: found.map((month) => (month === undefined ? null : Number(month.amount))),
    texts: found.map((month) => textOf(month, currency)),
  });
  const at = (rows: RevenueMonth[], month: string) => rows.find((row) => row.periodMonth === month);
  const asOf = newest(facts.booked.map((month) => month.asOf)) ?? context.asOf;
  return lined({
    kind: 'trend',
    place: 'body',
    title: `By month, fiscal year ${monthSpanText(facts.fiscalYearStart, addMonths(facts.fiscalYearStart, 11))}`,
    x: months.map(epochSeconds),
    xTexts: months.map(shortMonthText),
    series: [
      series(
        'this-year',
        'This year',
        'filled',
        months.map((month) => at(facts.booked, month)),
      ),
      series(
        'last-year',
        'Last year',
        'dashed',
        months.map((month) => at(facts.booked, addMonths(month, -12))),
      ),
      series(
        'budget',
        'Budget',
        'stepped',
        months.map((month) => at(facts.budget, month)),
      ),
    ],
    axisTexts: months
      .filter((_, place) => place % AXIS_EVERY_MONTHS === 0)
      .map((month) => ({ at: epochSeconds(month), text: shortMonthText(month) })),
    source: sourceOf(facts.booked[0]?.sourceSystem ?? 'Finance ledger', asOf, context),
  });
}

/** A month without a booking is said to have none; it is not nought. */
function textOf(month: RevenueMonth | undefined, currency: string): string {
  if (month === undefined) return 'none booked';
  return `${compactMoney(month.amount, currency)}${month.isEstimate ? ' est.' : ''}`;
}
