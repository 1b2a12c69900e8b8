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
  version: 1,
  class: 'CHANGE',
  title: 'Deposits fell sharply',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'DEP_AVG30');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
    if (kpi.prior === null) return { missing: `${kpi.name} 30 days before` };
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
      },
    ];
  },
});

export const limitNearlyUsed = rule({
  id: 'I15',
  version: 1,
  class: 'CHANGE',
  title: 'Limit nearly used',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'UTL');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
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
      },
    ];
  },
});

export const unhappyAtSurvey = rule({
  id: 'I21',
  version: 1,
  class: 'CHANGE',
  title: 'Unhappy at last survey',
  needs: ['kpis'],
  evaluate: ({ kpis }, { context, threshold }) => {
    const kpi = kpiInput(kpis, 'NPS_LAST');
    if (kpi === null || isMissing(kpi)) return kpi ?? [];
    const answeredOn = kpi.valueDate ?? kpi.asOfDate;
    if (answeredOn === null) return { missing: `day of ${kpi.name}` };
    const isRecent = answeredOn >= addDays(context.today, -threshold('window_days').toNumber());
    if (!isRecent || new Decimal(kpi.value).gt(threshold('score'))) return [];
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
      },
    ];
  },
});

export function managerOf({ subject }: PackContext): string {
  return subject.relationshipManager ?? 'the relationship manager';
}

export function provenance(kpi: Kpi, context: PackContext): Pick<Finding, 'at' | 'source'> {
  return {
    at: kpi.asOfDate ?? context.today,
    ...(kpi.asOf === null ? {} : { source: sourceOf(kpi.sourceSystem, kpi.asOf, context, kpi.maxAgeHours) }),
  };
}
