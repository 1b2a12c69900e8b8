import { Decimal } from 'decimal.js';
import { addDays, fullDayText } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { moneyValue } from '../../prep-pack/format/money.ts';
import { changePercent, percent, points } from '../../prep-pack/format/number.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import type { PackContext } from '../../prep-pack/section.ts';
import type { Kpi } from '../../prep-pack/sections/kpis/kpi.ts';
import { isMissing, kpiInput } from '../kpi-input.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const depositsFell = rule({
  id: 'I14',
  version: 2,
  class: 'CHANGE',
  title: 'Deposits fell sharply',
  evidence: [
    'customer_kpis.kpi_code',
    'customer_kpis.value_num',
    'customer_kpis.prior_value_num',
    'customer_kpis.prior_as_of_date',
  ],
  thresholds: ['value_to_prior_percent', 'drop_money', 'lifetime_days'],
  lifetime: 'the figure is out of date',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'DEP_AVG30');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
    if (kpi.prior === null) return { missing: `${kpi.name} 30 days before` };
    const ends = endOf(kpi, threshold('lifetime_days'));
    if (isOver(ends, context)) return { missing: `${kpi.name}, out of date` };
    const drop = new Decimal(kpi.prior).minus(kpi.value);
    const ceiling = new Decimal(kpi.prior).times(threshold('value_to_prior_percent')).div(100);
    if (new Decimal(kpi.value).gt(ceiling) || drop.lt(threshold('drop_money'))) return [];
    const change = percent(changePercent(kpi.prior, kpi.value) ?? '0');
    return [
      {
        severity: 'medium',
        title: `Deposits fell sharply: ${change} in 30 days`,
        do: `Ask an open question about cash-flow plans; offer ${managerOf(context)}.`,
        reasons: [
          { label: kpi.name, value: moneyValue(kpi.value, kpi.currency) },
          { label: '30 days before', value: moneyValue(kpi.prior, kpi.currency) },
        ],
        ...provenance(kpi, context),
        ends,
      },
    ];
  },
});

export const limitNearlyUsed = rule({
  id: 'I15',
  version: 2,
  class: 'CHANGE',
  title: 'Limit nearly used',
  evidence: ['customer_kpis.kpi_code', 'customer_kpis.value_num', 'customer_kpis.prior_value_num', 'customers.rm_name'],
  thresholds: [
    'utilisation_percent',
    'rising_utilisation_percent',
    'rise_points',
    'over_limit_percent',
    'lifetime_days',
  ],
  lifetime: 'the figure is out of date',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'UTL');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
    const ends = endOf(kpi, threshold('lifetime_days'));
    if (isOver(ends, context)) return { missing: `${kpi.name}, out of date` };
    const used = new Decimal(kpi.value);
    const rise = kpi.prior === null ? null : used.minus(kpi.prior);
    const isRising = used.gte(threshold('rising_utilisation_percent')) && rise?.gte(threshold('rise_points'));
    if (used.lt(threshold('utilisation_percent')) && !isRising) return [];
    return [
      {
        severity: used.gte(threshold('over_limit_percent')) ? 'high' : 'medium',
        title: `Limit nearly used: ${percent(kpi.value)}`,
        do: `Mention headroom; offer a facility conversation with ${managerOf(context)}. Give no credit decision.`,
        reasons: [
          { label: kpi.name, value: plain(percent(kpi.value)) },
          ...(rise === null ? [] : [{ label: 'Change', value: plain(points(rise.toFixed())) }]),
        ],
        ...provenance(kpi, context),
        ends,
      },
    ];
  },
});

export const unhappyAtSurvey = rule({
  id: 'I21',
  version: 1,
  class: 'CHANGE',
  title: 'Unhappy at last survey',
  evidence: ['customer_kpis.kpi_code', 'customer_kpis.value_num', 'customer_kpis.value_date'],
  thresholds: ['at_most_score', 'window_days'],
  lifetime: 'the window has passed',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'NPS_LAST');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
    const answeredOn = kpi.valueDate ?? kpi.asOfDate;
    if (answeredOn === null) return { missing: `day of ${kpi.name}` };
    if (new Decimal(kpi.value).gt(threshold('at_most_score'))) return [];
    return [
      {
        severity: 'medium',
        title: `Unhappy at last survey: ${kpi.value} of 10`,
        do: 'Acknowledge; do not pitch.',
        reasons: [
          { label: kpi.name, value: plain(kpi.value) },
          { label: 'Answered', value: plain(fullDayText(answeredOn)) },
        ],
        ...provenance(kpi, context),
        at: answeredOn,
        ends: addDays(answeredOn, threshold('window_days').toNumber()),
      },
    ];
  },
});

/** The last day a figure may still be reasoned on; without a day of its own it has none. */
function endOf(kpi: Kpi, lifetimeDays: Decimal): string | undefined {
  return kpi.asOfDate === null ? undefined : addDays(kpi.asOfDate, lifetimeDays.toNumber());
}

function isOver(ends: string | undefined, { today }: PackContext): boolean {
  return ends !== undefined && ends < today;
}

export function managerOf({ subject }: PackContext): string {
  return subject.relationshipManager ?? 'the relationship manager';
}

export function provenance(kpi: Kpi, context: PackContext): Pick<Finding, 'at' | 'source'> {
  return {
    at: kpi.asOfDate ?? context.today,
    ...(kpi.asOf === null ? {} : { source: sourceOf(kpi.sourceSystem, kpi.asOf, context, kpi.maxAgeHours) }),
  };
}
