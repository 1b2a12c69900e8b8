import type { ValueState } from '../../../contract/values.ts';
import { hoursOld } from '../../format/age.ts';
import type { ComplaintClock } from '../../format/clock.ts';
import { complaintClock } from '../../format/clock.ts';
import { daysBetween, localDay } from '../../format/day.ts';
import { momentOf } from '../../format/source.ts';
import type { PackContext } from '../../section.ts';
import type { KpisRow } from '../kpis.ts';

const FEWEST_ANSWERS = 3;

interface DueComplaint extends ComplaintClock {
  dueOn: string;
}

/** One figure with everything its tile and the rules need; numbers are decimal text, null where there is none. */
export interface Kpi {
  code: string;
  scope: KpisRow['scope'];
  name: string;
  definition: string;
  unit: string;
  formatHint: string;
  goodDirection: 'up' | 'down' | 'none';
  isFirstScreen: boolean;
  maxAgeHours: number;
  amberAt: string | null;
  redAt: string | null;
  state: ValueState;
  value: string | null;
  secondValue: string | null;
  valueText: string | null;
  valueDate: string | null;
  detail: string | null;
  band: string | null;
  currency: string;
  periodStart: string | null;
  periodEnd: string | null;
  prior: string | null;
  priorAsOfDate: string | null;
  asOfDate: string | null;
  asOf: string | null;
  sourceSystem: string;
  lastContact: { date: string; channel: string } | null;
  nearestComplaint: DueComplaint | null;
}

export function kpiOf(row: KpisRow, context: PackContext): Kpi {
  const stored = storedKpi(row, context);
  if (!row.is_permitted || row.scope === 'GROUP') return stored;
  if (row.kpi_code === 'DAYS_CONTACT') return { ...stored, ...liveContact(row, context) };
  if (row.kpi_code === 'COMPLAINTS_OPEN') return { ...stored, ...liveComplaints(row, context) };
  return stored;
}

function storedKpi(row: KpisRow, context: PackContext): Kpi {
  return {
    code: row.kpi_code,
    scope: row.scope,
    name: row.name,
    definition: row.definition,
    unit: row.unit,
    formatHint: row.format_hint,
    goodDirection: row.good_direction ?? 'none',
    isFirstScreen: row.is_first_screen,
    maxAgeHours: row.max_age_hours,
    amberAt: row.amber_at,
    redAt: row.red_at,
    state: stateOf(row, context),
    value: row.value_num,
    secondValue: row.value_num_2,
    valueText: row.value_text,
    valueDate: row.value_date,
    detail: row.value_detail,
    band: row.band,
    currency: row.currency ?? context.subject.baseCurrency,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    prior: row.prior_value_num,
    priorAsOfDate: row.prior_as_of_date,
    asOfDate: row.as_of_date,
    asOf: row.as_of,
    sourceSystem: row.source_system ?? row.source_name,
    lastContact: null,
    nearestComplaint: null,
  };
}

/** What the format shows; a row that is OK without it holds no figure, and no nought either. */
function shownOf(row: KpisRow): string | null {
  if (row.format_hint === 'BAND') return row.band;
  return row.format_hint === 'TEXT' ? row.value_text : row.value_num;
}

/** A score of a group is one only where enough of it answered. */
function isOfTooFew({ scope, kpi_code, value_num_2 }: KpisRow): boolean {
  return scope === 'GROUP' && kpi_code === 'NPS_LAST' && Number(value_num_2 ?? 0) < FEWEST_ANSWERS;
}

function stateOf(row: KpisRow, context: PackContext): ValueState {
  if (!row.is_permitted) return 'NOT_PERMITTED';
  if (row.availability === null || row.as_of === null) return 'NOT_AVAILABLE';
  const hasValue = row.availability === 'OK' || row.availability === 'ZERO';
  if (row.availability === 'OK' && (shownOf(row) === null || isOfTooFew(row))) return 'NOT_AVAILABLE';
  const isTooOld = hoursOld(row.as_of, momentOf(context)) > row.max_age_hours;
  return hasValue && isTooOld ? 'STALE' : row.availability;
}

/** Computed at the pack's moment, so tile and journey section say the same. */
function liveContact(row: KpisRow, context: PackContext): Partial<Kpi> {
  if (row.last_contact_date === null) return { state: 'NOT_AVAILABLE', value: null, detail: 'none in 24 months' };
  const days = daysBetween(row.last_contact_date, context.today);
  return {
    state: days === 0 ? 'ZERO' : 'OK',
    value: String(days),
    asOf: context.asOf,
    lastContact: { date: row.last_contact_date, channel: row.last_contact_channel ?? 'contact' },
  };
}

/** Computed at the pack's moment, so tile and complaints section say the same. */
function liveComplaints(row: KpisRow, context: PackContext): Partial<Kpi> {
  const open = row.complaints_open_count ?? 0;
  return {
    state: open === 0 ? 'ZERO' : 'OK',
    value: String(open),
    asOf: context.asOf,
    nearestComplaint: nearestComplaint(row, context),
  };
}

function nearestComplaint(row: KpisRow, context: PackContext): DueComplaint | null {
  if (row.complaint_due_date === null || row.complaint_received_at === null) return null;
  const complaint = {
    regime: row.complaint_regime ?? '',
    receivedOn: localDay(row.complaint_received_at, context.subject.timeZone),
    dueOn: row.complaint_due_date,
  };
  return { ...complaintClock(complaint, context.today, row.holidays ?? []), dueOn: complaint.dueOn };
}
