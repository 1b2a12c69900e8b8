import { Decimal } from 'decimal.js';
import type { Metric } from '../../../contract/blocks.ts';
import { addMonths, dayText } from '../../format/day.ts';
import { changePercent, percent, plainNumber } from '../../format/number.ts';
import type { PackContext } from '../../section.ts';
import type { Kpi } from './kpi.ts';

type Delta = NonNullable<Metric['delta']>;

/** Changes smaller than this are noise on a tile. */
const FLAT_BELOW = '0.5';
/** Figures that are a change themselves, or that nobody compares. */
const WITHOUT_DELTA = new Set(['REV_YOY', 'NPS_LAST', 'WALLET', 'DAYS_CONTACT', 'COMPLAINTS_OPEN']);

/** The change against the row's own comparison value, never without what it is compared with. */
export function deltaOf(kpi: Kpi, context: PackContext): Delta | undefined {
  if (WITHOUT_DELTA.has(kpi.code) || kpi.value === null || kpi.prior === null) return undefined;
  const basis = basisOf(kpi, context);
  const change =
    kpi.unit === 'money' ? changePercent(kpi.prior, kpi.value) : new Decimal(kpi.value).minus(kpi.prior).toFixed();
  if (basis === undefined || change === null) return undefined;
  const size = new Decimal(change).abs();
  if (size.lt(FLAT_BELOW)) return { text: basis.same, direction: 'flat', tone: 'muted' };
  const direction = new Decimal(change).isNegative() ? 'down' : 'up';
  return {
    text: `${sizeText(kpi.unit, size.toFixed())} ${basis.against}`,
    direction,
    tone: toneOf(kpi.goodDirection, direction),
  };
}

interface Basis {
  against: string;
  same: string;
}

function basisOf(kpi: Kpi, context: PackContext): Basis | undefined {
  if (kpi.code === 'DEP_AVG30') return { against: 'in 30 d', same: 'same in 30 d' };
  const before = comparedWith(kpi, context);
  return before === undefined ? undefined : { against: `vs ${before}`, same: `same as ${before}` };
}

/** The year or the day a figure is compared with, short enough for a third of the panel. */
function comparedWith(kpi: Kpi, context: PackContext): string | undefined {
  if (kpi.code === 'REV_YTD')
    return kpi.periodStart === null ? 'last year' : addMonths(kpi.periodStart, -12).slice(0, 4);
  return kpi.priorAsOfDate === null ? undefined : dayText(kpi.priorAsOfDate, context.today);
}

function sizeText(unit: string, size: string): string {
  if (unit === 'money') return percent(size);
  return unit === 'percent' ? `${plainNumber(size, 1)} pp` : plainNumber(size);
}

function toneOf(goodDirection: Kpi['goodDirection'], direction: 'up' | 'down'): Delta['tone'] {
  if (goodDirection === 'none') return 'neutral';
  return goodDirection === direction ? 'good' : 'stop';
}
