import type { BlockOf } from '../../../contract/blocks.ts';
import { clockText, complaintClock } from '../../format/clock.ts';
import { dayText, localDay, weekdayText } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { spokenMoney } from '../../format/money.ts';
import { plural } from '../../format/number.ts';
import { words } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { Complaint } from '../complaints.ts';

type Event = BlockOf<'timeline'>['events'][number];

const REGIMES: Record<Complaint['regime'], string> = {
  DISP_PSD_EMD: 'Payment services, 15 business days',
  DISP_OTHER: 'Other complaint, 8 weeks',
  HK_IC4: 'Hong Kong, 30 days',
  NON_REGULATED: 'No statutory clock',
};
const LONGER: Partial<Record<Complaint['regime'], string>> = {
  DISP_PSD_EMD: 'Payment services, 35 business days',
  HK_IC4: 'Hong Kong, 60 days',
};

/** A complaint with its running clock: who owns it, what was promised, whether it is a repeat; never the case text. */
export function openEvent(complaint: Complaint, context: PackContext): Event {
  const clock = clockOf(complaint, context);
  return {
    atText: receivedText(complaint, context),
    title: `${complaint.complaintRef} ${label(complaint.category)}`,
    detail: [
      regimeText(complaint),
      owner(complaint),
      earlyResolution(complaint, context),
      holding(complaint, context),
      promised(complaint, context),
      repeat(complaint),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    mark: 'none',
    tone: clock?.tone ?? 'neutral',
    ...(clock === undefined ? {} : { clock }),
  };
}

export function closedEvent(complaint: Complaint, context: PackContext): Event {
  const { outcome, redressAmount, redressCurrency, finalResponseSentAt } = complaint;
  const answered = finalResponseSentAt && `answered ${localDayText(finalResponseSentAt, context)}`;
  const redress = redressAmount && redressCurrency && `redress ${spokenMoney(redressAmount, redressCurrency)}`;
  const rights =
    complaint.ombudsmanDeadline !== null && complaint.ombudsmanDeadline >= context.today
      ? `ombudsman until ${dayText(complaint.ombudsmanDeadline, context.today)}`
      : undefined;
  return {
    atText: receivedText(complaint, context),
    title: `${complaint.complaintRef} ${label(complaint.category)}`,
    detail: [words(complaint.status), outcome && words(outcome), answered, redress, rights].filter(Boolean).join(' · '),
    mark: 'done',
    tone: 'muted',
  };
}

function clockOf(complaint: Complaint, context: PackContext): NonNullable<Event['clock']> | undefined {
  if (complaint.finalResponseDueDate === null) return undefined;
  const dueOn = complaint.finalResponseDueDate;
  const receivedOn = localDay(complaint.receivedAt, context.subject.timeZone);
  const clock = complaintClock({ regime: complaint.regime, receivedOn, dueOn }, context.today, complaint.holidays);
  const short = clock.daysLeft < 0 ? `${-clock.daysLeft} d late` : `${clock.daysLeft} d`;
  const label = `Answer ${clockText(clock)}, ${weekdayText(dueOn, context.today)}`;
  return { text: short, remaining: clock.remaining, tone: clock.tone, label };
}

function regimeText({ regime, holdingResponseSentAt }: Complaint): string {
  return (holdingResponseSentAt === null ? undefined : LONGER[regime]) ?? REGIMES[regime];
}

function owner({ handlerTeam, handlerContact }: Complaint): string {
  if (handlerTeam === null) return 'no owner yet';
  return handlerContact === null ? handlerTeam : `${handlerTeam}, ${handlerContact}`;
}

function earlyResolution({ srcDueDate }: Complaint, { today }: PackContext): string | undefined {
  if (srcDueDate === null || srcDueDate < today) return undefined;
  return `can be resolved early until ${weekdayText(srcDueDate, today)}`;
}

function holding({ holdingResponseSentAt }: Complaint, context: PackContext): string | undefined {
  return holdingResponseSentAt === null
    ? undefined
    : `holding answer sent ${localDayText(holdingResponseSentAt, context)}`;
}

function promised(
  { promiseText, promiseDueDate, promiseKeptAt }: Complaint,
  { today }: PackContext,
): string | undefined {
  if (promiseText === null) return undefined;
  const due = promiseDueDate === null ? '' : ` by ${dayText(promiseDueDate, today)}`;
  const isBroken = promiseKeptAt === null && promiseDueDate !== null && promiseDueDate < today;
  return `promised${due}: “${promiseText}”${isBroken ? ', not kept' : ''}`;
}

function repeat({ isReopened, reopenedFromRef, categoryCount }: Complaint): string {
  if (isReopened) return reopenedFromRef === null ? 'reopened' : `reopened from ${reopenedFromRef}`;
  return categoryCount > 1
    ? `${plural(categoryCount, 'complaint')} of this kind in 12 months`
    : 'first of its kind in 12 months';
}

function receivedText(complaint: Complaint, context: PackContext): string {
  return localDayText(complaint.receivedAt, context);
}

function localDayText(instant: string, context: PackContext): string {
  return dayText(localDay(instant, context.subject.timeZone), context.today);
}
