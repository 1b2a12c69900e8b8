import { clockText } from '../../format/clock.ts';
import { dayText, monthSpanText, weekdayText } from '../../format/day.ts';
import { contactLabel } from '../../format/labels.ts';
import { compactMoney } from '../../format/money.ts';
import { words } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { Kpi } from './kpi.ts';

type Describe = (kpi: Kpi, all: readonly Kpi[], context: PackContext) => string | undefined;

const BY_CODE: Record<string, Describe> = {
  TRB: (kpi) => (kpi.scope === 'GROUP' ? 'whole group' : 'this entity'),
  UTL: drawnOfLimit,
  TRADE_OUT: (kpi) => (kpi.secondValue === null ? undefined : `of ${compactMoney(kpi.secondValue, kpi.currency)}`),
  REV_YTD: period,
  REV_YOY: period,
  NPS_LAST: (kpi, _, context) => survey(kpi, context),
  GRADE: (kpi, _, context) =>
    kpi.valueDate === null ? undefined : `reviewed ${dayText(kpi.valueDate, context.today)}`,
  DAYS_CONTACT: (kpi, _, context) =>
    kpi.lastContact === null
      ? (kpi.detail ?? undefined)
      : `${contactLabel(kpi.lastContact.channel)}, ${dayText(kpi.lastContact.date, context.today)}`,
  COMPLAINTS_OPEN: (kpi, _, context) =>
    kpi.state === 'ZERO' ? 'none open' : kpi.nearestComplaint ? dueText(kpi.nearestComplaint, context) : 'no due date',
};

/** A group's score says how many answers it is made of; of too few nothing is said but that. */
function survey({ scope, state, secondValue, band, valueDate }: Kpi, context: PackContext): string | undefined {
  if (scope === 'GROUP' && state === 'NOT_AVAILABLE') return 'too few answers';
  const answers = scope === 'GROUP' && secondValue !== null ? `n = ${secondValue}` : null;
  const answered = valueDate === null ? null : dayText(valueDate, context.today);
  return [answers, band && words(band).toLowerCase(), answered].filter(Boolean).join(', ') || undefined;
}

/** The line under the figure: second value, period or date. */
export function detailOf(kpi: Kpi, all: readonly Kpi[], context: PackContext): string | undefined {
  const describe = BY_CODE[kpi.code];
  return describe === undefined ? (kpi.detail ?? undefined) : describe(kpi, all, context);
}

/** The day a rep can promise; the days left stand with the clock of the complaint itself. */
function dueText(complaint: NonNullable<Kpi['nearestComplaint']>, context: PackContext): string {
  return complaint.daysLeft > 0 ? `due ${weekdayText(complaint.dueOn, context.today)}` : clockText(complaint);
}

function period(kpi: Kpi): string | undefined {
  return kpi.periodStart === null || kpi.periodEnd === null ? undefined : monthSpanText(kpi.periodStart, kpi.periodEnd);
}

function drawnOfLimit(_: Kpi, all: readonly Kpi[]): string | undefined {
  const [drawn, limit] = ['DRN', 'LIM'].map((code) => all.find((kpi) => kpi.code === code));
  if (!drawn?.value || !limit?.value) return undefined;
  return `${compactMoney(drawn.value, drawn.currency)} of ${compactMoney(limit.value, limit.currency)}`;
}
