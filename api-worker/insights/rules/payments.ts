import { Decimal } from 'decimal.js';
import { addDays, dayText, monthStart } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { moneyValue } from '../../prep-pack/format/money.ts';
import { changePercent, percent, plainNumber } from '../../prep-pack/format/number.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import type { PackContext } from '../../prep-pack/section.ts';
import type { Totals } from '../../prep-pack/sections/transactions.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

const MONTHS_COMPARED = 3;
const WEEKS_IN_90_DAYS = new Decimal(90).div(7);

export const returnedRising = rule({
  id: 'I16',
  version: 2,
  class: 'CHANGE',
  title: 'Returned payments rising',
  evidence: [
    'transaction_data.returned_count',
    'transaction_data.returned_amount_base',
    'transaction_data.activity_date',
  ],
  thresholds: ['returned_count', 'monthly_average_times', 'lifetime_days'],
  lifetime: 'the payments are out of date',
  needs: ['transactions'],
  evaluate: ({ transactions: { totals } }, { context, threshold }) => {
    if (totals === null) return [];
    const ends = endOf(totals, threshold('lifetime_days'));
    if (ends < context.today) return { missing: sinceThen(totals, context) };
    if (!reachesBack(totals, 119)) return { missing: '120 days of payments' };
    const monthly = new Decimal(totals.returnedCountPrior90d).div(MONTHS_COMPARED);
    const isMany = threshold('returned_count').lte(totals.returnedCount30d);
    if (!isMany || monthly.times(threshold('monthly_average_times')).gt(totals.returnedCount30d)) return [];
    return [
      {
        severity: 'medium',
        title: 'Returned payments rising',
        do: 'Explain which items were returned; signpost business support early.',
        detail: `${totals.returnedCount30d} in 30 days against ${plainNumber(monthly.toFixed(), 1)} a month.`,
        reasons: [
          { label: 'Returned, 30 d', value: plain(plainNumber(totals.returnedCount30d)) },
          { label: 'Amount', value: moneyValue(totals.returnedAmount30d, totals.currency) },
          { label: 'A month before that', value: plain(plainNumber(monthly.toFixed(), 1)) },
        ],
        ...provenance(totals, context),
        ends,
      },
    ];
  },
});

export const takingsDown = rule({
  id: 'I17',
  version: 2,
  class: 'CHANGE',
  title: 'Takings down on last year',
  evidence: ['transaction_data.direction', 'transaction_data.total_amount_base', 'transaction_data.activity_date'],
  thresholds: ['value_to_prior_percent', 'lifetime_days'],
  lifetime: 'the payments are out of date',
  needs: ['transactions'],
  evaluate: ({ transactions: { totals } }, { context, threshold }) => {
    if (totals === null) return [];
    const comparedTo = addDays(monthStart(addDays(totals.lastDay, 1)), -1);
    const ends = addDays(comparedTo, threshold('lifetime_days').toNumber());
    if (ends < context.today) return { missing: sinceThen(totals, context) };
    const before = totals.takings3mLastYear;
    if (before === null || totals.takingsMonthsLastYear < MONTHS_COMPARED) {
      return { missing: 'payments in of the same months last year' };
    }
    const now = totals.takings3m ?? '0';
    if (new Decimal(now).gt(new Decimal(before).times(threshold('value_to_prior_percent')).div(100))) return [];
    return [
      {
        severity: 'medium',
        title: `Takings down on last year: ${percent(changePercent(before, now) ?? '0')}`,
        do: 'Listen for financial difficulty; offer support options, not products.',
        reasons: [
          { label: 'Paid in, last 3 full months', value: moneyValue(now, totals.currency) },
          { label: 'Same months last year', value: moneyValue(before, totals.currency) },
        ],
        ...provenance(totals, context),
        ends,
      },
    ];
  },
});

export const newPayees = rule({
  id: 'I18',
  version: 2,
  class: 'CHANGE',
  title: 'Several new payees',
  evidence: [
    'transaction_data.new_payee_count',
    'transaction_data.max_amount_base',
    'transaction_data.activity_date',
    'customers.is_app_reimbursement_eligible',
  ],
  thresholds: ['new_payees_count', 'weekly_average_times', 'lifetime_days'],
  lifetime: 'the payments are out of date',
  needs: ['transactions'],
  evaluate: ({ transactions: { totals } }, { context, threshold }) => {
    if (totals === null) return [];
    const ends = endOf(totals, threshold('lifetime_days'));
    if (ends < context.today) return { missing: sinceThen(totals, context) };
    const { newPayees7d: now, newPayeesPrior90d: before, largestPayment7d: largest } = totals;
    if (now === null || before === null || !reachesBack(totals, 96)) return { missing: 'new payees of 97 days' };
    const weekly = new Decimal(before).div(WEEKS_IN_90_DAYS);
    if (threshold('new_payees_count').gt(now) || weekly.times(threshold('weekly_average_times')).gt(now)) return [];
    return [
      {
        severity: 'medium',
        title: 'Several new payees this week',
        do: 'Ask the standard questions before setting up or releasing a payment.',
        detail: `${now} in 7 days against ${plainNumber(weekly.toFixed(), 1)} a week.`,
        reasons: [
          { label: 'New payees, 7 d', value: plain(plainNumber(now)) },
          { label: 'A week before that', value: plain(plainNumber(weekly.toFixed(), 1)) },
          ...(largest === null ? [] : [{ label: 'Largest payment', value: moneyValue(largest, totals.currency) }]),
        ],
        ...provenance(totals, context),
        ends,
      },
    ];
  },
});

/** Whether payments are on file that far back; without them an average would be made of nothing. */
function reachesBack({ firstDay, lastDay }: Totals, days: number): boolean {
  return firstDay <= addDays(lastDay, -days);
}

function endOf({ lastDay }: Totals, lifetimeDays: Decimal): string {
  return addDays(lastDay, lifetimeDays.toNumber());
}

function sinceThen({ lastDay }: Totals, { today }: PackContext): string {
  return `payments since ${dayText(lastDay, today)}`;
}

function provenance(totals: Totals, context: PackContext): Pick<Finding, 'at' | 'source'> {
  return { at: totals.lastDay, source: sourceOf(totals.sourceSystem, totals.asOf, context) };
}
