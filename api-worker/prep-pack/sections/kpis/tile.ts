import { Decimal } from 'decimal.js';
import type { Metric } from '../../../contract/blocks.ts';
import type { Tone, Value } from '../../../contract/values.ts';
import { sourceOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import { deltaOf } from './delta.ts';
import { detailOf } from './detail.ts';
import { figure } from './figure.ts';
import type { Kpi } from './kpi.ts';

const WITHOUT_FIGURE: Record<string, string> = {
  NOT_APPLICABLE: 'n/a',
  NOT_AVAILABLE: 'No figure',
  NOT_PERMITTED: 'Not permitted',
};

/** Names that fit a third of the panel; the definition's full name stands in the explanation. */
const SHORT_NAMES: Record<string, string> = {
  TRB: 'Total relationship',
  DEP_AVG30: 'Average deposits',
  LIM: 'Lending limit',
  UTL: 'Limit used',
  MAX_DPD: 'Days past due',
  REV_YTD: 'Revenue YTD',
  REV_YOY: 'Revenue YoY',
  RORWA: 'RoRWA',
  PRODUCTS: 'Products',
  PAY_OUT_30D: 'Paid out, 30 d',
  FX_TTM: 'FX, 12 months',
  TRADE_OUT: 'Trade finance',
  NPS_LAST: 'Last NPS score',
  DAYS_CONTACT: 'Last contact',
  COMPLAINTS_OPEN: 'Complaints open',
};

export function tile(kpi: Kpi, all: readonly Kpi[], context: PackContext): Metric {
  const hasFigure = WITHOUT_FIGURE[kpi.state] === undefined;
  const detail = kpi.state === 'NOT_PERMITTED' ? undefined : detailOf(kpi, all, context);
  const delta = hasFigure ? deltaOf(kpi, context) : undefined;
  return {
    code: kpi.code,
    label: SHORT_NAMES[kpi.code] ?? kpi.name,
    value: shownValue(kpi),
    state: kpi.state,
    ...(delta === undefined ? {} : { delta }),
    ...(detail === undefined ? {} : { detail }),
    definition: `${kpi.name}: ${kpi.definition}`,
    ...(kpi.asOf === null ? {} : { source: sourceOf(kpi.sourceSystem, kpi.asOf, context, kpi.maxAgeHours) }),
  };
}

function shownValue(kpi: Kpi): Value {
  const withoutFigure = WITHOUT_FIGURE[kpi.state];
  if (withoutFigure !== undefined) return { text: withoutFigure, tone: 'muted' };
  const tone = thresholdTone(kpi);
  return { ...figure(kpi), ...(tone === undefined ? {} : { tone }) };
}

/** Amber and red begin at the definition's thresholds, counted in the direction that is bad. */
function thresholdTone(kpi: Kpi): Tone | undefined {
  if (kpi.value === null) return undefined;
  const value = new Decimal(kpi.value);
  const isPast = (threshold: string | null) =>
    threshold !== null && (kpi.goodDirection === 'up' ? value.lte(threshold) : value.gte(threshold));
  if (isPast(kpi.redAt)) return 'stop';
  return isPast(kpi.amberAt) ? 'care' : undefined;
}
