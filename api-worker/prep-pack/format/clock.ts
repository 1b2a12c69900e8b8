import type { Tone } from '../../contract/values.ts';
import { businessDaysBetween } from './business-days.ts';
import { daysBetween } from './day.ts';
import { plural } from './number.ts';

const CLOSE_FROM_DAYS = 3;
/** Regimes that count business days of the market; the others count calendar days. */
const BUSINESS_DAY_REGIMES = new Set(['DISP_PSD_EMD']);

export interface ComplaintClock {
  daysLeft: number;
  isInBusinessDays: boolean;
  /** 1 on the day of receipt, 0 when due or overdue. */
  remaining: number;
  tone: Tone;
}

/** The regulatory clock of a complaint, in the days its regime counts. */
export function complaintClock(
  complaint: { regime: string; receivedOn: string; dueOn: string },
  today: string,
  holidays: readonly string[],
): ComplaintClock {
  const isInBusinessDays = BUSINESS_DAY_REGIMES.has(complaint.regime);
  const between = (from: string, to: string) =>
    isInBusinessDays ? businessDaysBetween(from, to, holidays) : daysBetween(from, to);
  const daysLeft = between(today, complaint.dueOn);
  const daysInAll = Math.max(1, between(complaint.receivedOn, complaint.dueOn));
  return {
    // On the last day itself nothing is overdue, even where no business day is left to count.
    daysLeft: complaint.dueOn < today ? Math.min(-1, daysLeft) : daysLeft,
    isInBusinessDays,
    remaining: Math.min(1, Math.max(0, daysLeft / daysInAll)),
    tone: toneOf(complaint.dueOn < today, daysLeft),
  };
}

/** `due in 6 business days`, `due today`, `2 days overdue`. */
export function clockText({ daysLeft, isInBusinessDays }: ComplaintClock): string {
  const unit = isInBusinessDays ? 'business day' : 'day';
  if (daysLeft < 0) return `${plural(-daysLeft, unit)} overdue`;
  return daysLeft === 0 ? 'due today' : `due in ${plural(daysLeft, unit)}`;
}

function toneOf(isOverdue: boolean, daysLeft: number): Tone {
  if (isOverdue) return 'stop';
  return daysLeft <= CLOSE_FROM_DAYS ? 'care' : 'clock';
}
