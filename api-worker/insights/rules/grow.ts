import { Decimal } from 'decimal.js';
import { daysBetween, weekdayText } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { moneyValue } from '../../prep-pack/format/money.ts';
import { plural } from '../../prep-pack/format/number.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import { isMissing, kpiInput } from '../kpi-input.ts';
import { rule } from '../rule.ts';
import { managerOf, provenance } from './figures.ts';

export const facilityEnding = rule({
  id: 'I22',
  version: 2,
  class: 'GROW',
  title: 'Facility ends soon',
  evidence: ['customer_journeys.journey_type', 'customer_journeys.due_date', 'customers.rm_name'],
  thresholds: ['due_within_days'],
  lifetime: 'the facility ends',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) =>
    journey.journeys
      .map(({ current }) => current)
      .flatMap((stage) => (stage.dueDate === null ? [] : { stage, dueDate: stage.dueDate }))
      .filter(({ stage }) => stage.journeyType === 'FACILITY_RENEWAL' && stage.status === 'OPEN')
      .filter(({ dueDate }) => threshold('due_within_days').gte(daysBetween(context.today, dueDate)))
      .map(({ stage, dueDate }) => ({
        key: stage.journeyId,
        severity: 'low' as const,
        title: `Facility ends ${weekdayText(dueDate, context.today)}`,
        do: `Offer to book a renewal conversation with ${managerOf(context)}.`,
        reasons: [{ label: 'Due', value: plain(weekdayText(dueDate, context.today)) }],
        at: dueDate,
        ends: dueDate,
        source: sourceOf(stage.sourceSystem, stage.asOf, context),
      })),
});

export const paysAbroadWithoutFx = rule({
  id: 'I23',
  version: 1,
  class: 'GROW',
  title: 'Pays abroad without an FX product',
  evidence: [
    'transaction_data.cross_border_amount_base',
    'transaction_data.cross_border_count',
    'customer_kpis.kpi_code',
    'customer_kpis.availability',
  ],
  thresholds: ['cross_border_money'],
  lifetime: 'trouble or a new figure',
  needs: ['transactions', 'kpis'],
  evaluate: ({ transactions: { totals }, kpis }, { context, threshold }) => {
    const fx = kpiInput(kpis, 'FX_TTM');
    if (fx !== null) return isMissing(fx) ? fx : [];
    if (totals === null) return [];
    const { crossBorderAmount90d: amount, crossBorderCount90d: count, currency } = totals;
    if (amount === null) return { missing: 'payments across a border' };
    if (threshold('cross_border_money').gt(amount)) return [];
    return [
      {
        severity: 'low',
        title: 'Pays abroad without an FX product',
        do: 'Ask whether currency cost is a concern; offer a specialist call-back. No advice.',
        reasons: [
          { label: 'Across a border, 90 d', value: moneyValue(amount, currency) },
          { label: 'Payments', value: plain(plural(count ?? 0, 'payment')) },
          { label: 'FX volume, 12 months', value: plain('n/a') },
        ],
        at: totals.lastDay,
        source: sourceOf(totals.sourceSystem, totals.asOf, context),
      },
    ];
  },
});

export const longWithoutContact = rule({
  id: 'I24',
  version: 1,
  class: 'GROW',
  title: 'Not contacted for a long time',
  evidence: ['customer_kpis.kpi_code', 'customer_kpis.value_num', 'customers.segment', 'customers.rm_name'],
  thresholds: ['silent_days', 'balance_money'],
  lifetime: 'the next contact',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const [silence, balance] = [kpiInput(kpis, 'DAYS_CONTACT'), kpiInput(kpis, 'TRB')];
    if (isMissing(silence)) return silence;
    if (isMissing(balance)) return balance;
    if (silence === null || balance === null) return [];
    const isSilent = new Decimal(silence.value).gte(threshold('silent_days'));
    if (!isSilent || new Decimal(balance.value).lt(threshold('balance_money'))) return [];
    return [
      {
        severity: 'low',
        title: 'Not contacted for a long time',
        do: `Offer a relationship review with ${managerOf(context)}.`,
        reasons: [
          { label: silence.name, value: plain(plural(Number(silence.value), 'day')) },
          { label: balance.name, value: moneyValue(balance.value, balance.currency) },
        ],
        ...provenance(balance, context),
      },
    ];
  },
});
