import { Decimal } from 'decimal.js';
import type { Block } from '../../api-worker/contract/blocks.ts';
import { addMonths, localDay } from '../../api-worker/prep-pack/format/day.ts';
import type { PackContext } from '../../api-worker/prep-pack/section.ts';
import type { ComplaintsFacts } from '../../api-worker/prep-pack/sections/complaints.ts';
import type { JourneyFacts } from '../../api-worker/prep-pack/sections/journey.ts';
import type { Kpi } from '../../api-worker/prep-pack/sections/kpis/kpi.ts';
import type { RevenueFacts } from '../../api-worker/prep-pack/sections/revenue.ts';
import type { TransactionsFacts } from '../../api-worker/prep-pack/sections/transactions.ts';

/** The figures a section shows too, or shows the parts of. */
export const COMPARED_KPIS = [
  'REV_YTD',
  'REV_YOY',
  'PAY_OUT_30D',
  'DIGITAL_90D',
  'COMPLAINTS_OPEN',
  'DAYS_CONTACT',
  'DEP_AVG30',
  'UTL',
] as const;
export type ComparedKpi = (typeof COMPARED_KPIS)[number];

/** What one place says: null for "says nothing", and the day it speaks of. */
export interface Said {
  text: string | null;
  day: string | null;
}

export interface Pair {
  kpi: ComparedKpi;
  tile: Said;
  section: Said;
}

export interface PackFacts {
  kpis: ReadonlyMap<string, Kpi>;
  revenue: RevenueFacts;
  transactions: TransactionsFacts;
  journey: JourneyFacts;
  complaints: ComplaintsFacts;
  /** As drawn, by section. */
  blocks: Record<'kpis' | 'revenue' | 'transactions', Block[]>;
  context: PackContext;
}

const NOTHING: Said = { text: null, day: null };
const DIGITAL = new Set(['ONLINE', 'MOBILE', 'API', 'HOST_TO_HOST']);

/** Every pair of one customer; a pair of which neither side says anything is none. */
export function pairsOf(facts: PackFacts): Pair[] {
  const sides: Record<ComparedKpi, Said> = {
    REV_YTD: revenueTotal(facts),
    REV_YOY: revenueChange(facts),
    PAY_OUT_30D: paidOut(facts),
    DIGITAL_90D: digitalShare(facts),
    COMPLAINTS_OPEN: openComplaints(facts),
    DAYS_CONTACT: lastContact(facts),
    DEP_AVG30: changedTo('DEP_AVG30', facts),
    UTL: changedTo('UTL', facts),
  };
  return COMPARED_KPIS.map((kpi) => ({ kpi, tile: tileOf(kpi, facts), section: sides[kpi] })).filter(
    ({ kpi, section, tile }) => (isOptional(kpi) ? section.text !== null : section.text !== null || tile.text !== null),
  );
}

/** Deposits and utilisation stand in "since last contact" only where they moved, revenue's change only by its parts. */
const isOptional = (kpi: ComparedKpi) => kpi === 'DEP_AVG30' || kpi === 'UTL' || kpi === 'REV_YOY';

function tileOf(code: ComparedKpi, { kpis, blocks, context }: PackFacts): Said {
  const kpi = kpis.get(code);
  const hasFigure = kpi !== undefined && ['OK', 'ZERO', 'STALE'].includes(kpi.state);
  if (!hasFigure) return NOTHING;
  const drawn = metricIn(blocks.kpis, code);
  const number = (places: number) => (kpi.value === null ? null : new Decimal(kpi.value).toFixed(places));
  switch (code) {
    case 'REV_YTD':
    case 'PAY_OUT_30D':
      return { text: drawn?.value.raw ?? null, day: kpi.periodEnd };
    case 'REV_YOY':
    case 'DIGITAL_90D':
      return { text: number(2), day: kpi.periodEnd };
    case 'COMPLAINTS_OPEN':
      return { text: `${kpi.value} ${kpi.nearestComplaint?.dueOn ?? 'no due date'}`, day: context.today };
    case 'DAYS_CONTACT':
      return { text: kpi.lastContact?.date ?? null, day: context.today };
    default:
      return { text: number(4), day: kpi.asOf };
  }
}

function metricIn(blocks: Block[], code: string) {
  return blocks.flatMap((block) => (block.kind === 'metrics' ? block.metrics : [])).find((one) => one.code === code);
}

/** Both distributions must say the same total; a customer without closed months has none. */
function revenueTotal({ blocks, revenue }: PackFacts): Said {
  const totals = blocks.revenue.flatMap((block) => (block.kind === 'breakdown' ? [block.total?.raw] : []));
  if (revenue.lastClosedMonth === null) return NOTHING;
  return { text: [...new Set(totals)].join(' and '), day: monthEnd(revenue.lastClosedMonth) };
}

function revenueChange({ revenue, kpis }: PackFacts): Said {
  const sum = (pick: 'amount' | 'priorAmount') =>
    revenue.byProduct.reduce((total, part) => total.plus(part[pick]), new Decimal(0));
  const before = sum('priorAmount');
  // The figure applies from the third closed month; before that the parts stand alone.
  if (revenue.lastClosedMonth === null || before.isZero() || kpis.get('REV_YOY')?.state === 'NOT_APPLICABLE')
    return NOTHING;
  const change = sum('amount').minus(before).div(before).times(100);
  return { text: change.toFixed(2), day: monthEnd(revenue.lastClosedMonth) };
}

function paidOut({ blocks, transactions }: PackFacts): Said {
  const drawn = metricIn(blocks.transactions, 'PAY_OUT');
  if (drawn === undefined || transactions.totals === null) return NOTHING;
  return { text: `${drawn.value.raw} · ${drawn.detail?.split(' ')[0]}`, day: transactions.totals.lastDay };
}

function digitalShare({ transactions: { flows, totals } }: PackFacts): Said {
  const outbound = flows.filter(({ direction }) => direction === 'OUTBOUND');
  const count = (some: typeof flows) => some.reduce((sum, flow) => sum + flow.count90d, 0);
  const all = count(outbound);
  if (all === 0 || totals === null) return NOTHING;
  const share = new Decimal(count(outbound.filter(({ channel }) => DIGITAL.has(channel)))).times(100).div(all);
  return { text: share.toFixed(2), day: totals.lastDay };
}

function openComplaints({ complaints: { open }, context }: PackFacts): Said {
  const [nearest] = open.flatMap(({ finalResponseDueDate }) => finalResponseDueDate ?? []).toSorted();
  return { text: `${open.length} ${nearest ?? 'no due date'}`, day: context.today };
}

function lastContact({ journey, context }: PackFacts): Said {
  if (journey.lastContact === null) return NOTHING;
  return { text: localDay(journey.lastContact.contactAt, context.subject.timeZone), day: context.today };
}

function changedTo(code: 'DEP_AVG30' | 'UTL', { journey }: PackFacts): Said {
  const change = journey.changes.find((one) => one.changeKind === 'figure_changed' && one.code === code);
  if (change?.afterNum == null) return NOTHING;
  return { text: new Decimal(change.afterNum).toFixed(4), day: change.asOf };
}

function monthEnd(month: string): string {
  return new Date(Date.parse(addMonths(month, 1)) - 86_400_000).toISOString().slice(0, 10);
}
