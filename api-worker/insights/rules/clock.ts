import { businessDaysBetween } from '../../prep-pack/format/business-days.ts';
import { clockText, complaintClock } from '../../prep-pack/format/clock.ts';
import { addMonths, dayText, localDay, weekdayText } from '../../prep-pack/format/day.ts';
import { label } from '../../prep-pack/format/labels.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { plural } from '../../prep-pack/format/number.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import type { PackContext } from '../../prep-pack/section.ts';
import { receivedSince } from '../../prep-pack/sections/complaints/received-since.ts';
import type { Complaint } from '../../prep-pack/sections/complaints.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const earlyResolution = rule({
  id: 'I09',
  version: 1,
  class: 'CLOCK',
  title: 'Complaint can still be resolved early',
  evidence: [
    'complaints.complaint_ref',
    'complaints.received_at',
    'complaints.src_due_date',
    'complaints.handler_team',
  ],
  thresholds: [],
  lifetime: 'the early window ends',
  needs: ['complaints'],
  evaluate: ({ complaints }, { context }) =>
    complaints.open
      .flatMap((complaint) => (complaint.srcDueDate === null ? [] : { complaint, until: complaint.srcDueDate }))
      .map(({ complaint, until }) => ({
        ...findingOf(complaint, context),
        severity: 'high' as const,
        title: `Complaint can be resolved early until ${weekdayText(until, context.today)}`,
        do: `If the customer accepts the resolution today, a summary resolution communication is enough. Route to ${teamOf(complaint)}.`,
        at: until,
        ends: until,
      })),
});

export const responseDue = rule({
  id: 'I10',
  version: 1,
  class: 'CLOCK',
  title: 'Complaint response due or overdue',
  evidence: [
    'complaints.complaint_ref',
    'complaints.regime',
    'complaints.final_response_due_date',
    'complaints.holding_response_sent_at',
  ],
  thresholds: ['due_within_business_days'],
  lifetime: 'the final response',
  needs: ['complaints'],
  evaluate: ({ complaints }, { context, threshold }) =>
    complaints.open
      .flatMap((complaint) =>
        complaint.finalResponseDueDate === null ? [] : { complaint, dueOn: complaint.finalResponseDueDate },
      )
      .filter(({ complaint, dueOn }) =>
        threshold('due_within_business_days').gte(businessDaysBetween(context.today, dueOn, complaint.holidays)),
      )
      .map(({ complaint, dueOn }) => dueFinding(complaint, dueOn, context)),
});

function dueFinding(complaint: Complaint, dueOn: string, context: PackContext): Finding {
  const receivedOn = localDay(complaint.receivedAt, context.subject.timeZone);
  const clock = complaintClock({ regime: complaint.regime, receivedOn, dueOn }, context.today, complaint.holidays);
  const base = findingOf(complaint, context);
  return {
    ...base,
    severity: dueOn < context.today ? 'critical' : 'high',
    title: `Complaint answer ${clockText(clock)}`,
    do: `Give the honest status; do not restate the case; connect to ${teamOf(complaint)}.`,
    reasons: [...base.reasons, { label: 'Due', value: plain(weekdayText(dueOn, context.today)) }],
    at: dueOn,
  };
}

export const repeatedComplaint = rule({
  id: 'I11',
  version: 2,
  class: 'CLOCK',
  title: 'Complaint reopened or repeated',
  evidence: ['complaints.reopened_from_complaint_id', 'complaints.category', 'complaints.received_at'],
  thresholds: ['repeats_count', 'window_months'],
  lifetime: 'the window has passed',
  needs: ['complaints'],
  evaluate: ({ complaints }, { context, threshold }) => {
    const [least, months] = [threshold('repeats_count').toNumber(), threshold('window_months').toNumber()];
    if (months > COMPLAINTS_READ_MONTHS) return { missing: `complaints of ${plural(months, 'month')}` };
    const byCategory = Map.groupBy(complaints.all, (one) => one.category);
    return [...byCategory.values()].flatMap((all) => {
      const recent = receivedSince(addMonths(context.today, -months), all, context.subject.timeZone);
      const [complaint] = recent.length >= least ? recent : recent.filter((one) => one.isReopened);
      if (complaint === undefined) return [];
      const ends = addMonths(localDay(complaint.receivedAt, context.subject.timeZone), months);
      return [{ ...repeatFinding(complaint, { count: recent.length, months }, context), ends }];
    });
  },
});

/** How far back the complaints' query reads. */
const COMPLAINTS_READ_MONTHS = 24;

function repeatFinding(
  complaint: Complaint,
  { count, months }: { count: number; months: number },
  context: PackContext,
): Finding {
  const base = findingOf(complaint, context);
  const earlier = complaint.reopenedFromRef ?? undefined;
  return {
    ...base,
    severity: 'high',
    title: `Complaint ${complaint.isReopened ? 'reopened' : 'repeated'}: ${label(complaint.category)}`,
    do: earlier
      ? `Treat as a repeat issue; mention ${earlier} so the customer need not.`
      : 'Treat as a repeat issue; mention the earlier complaint so the customer need not.',
    reasons: [...base.reasons, { label: `Of this kind in ${plural(months, 'month')}`, value: plain(String(count)) }],
  };
}

export const ombudsmanRights = rule({
  id: 'I12',
  version: 1,
  class: 'CLOCK',
  title: 'Ombudsman rights may apply',
  evidence: [
    'customers.is_micro_enterprise',
    'customers.is_disp_small_business',
    'customers.annual_turnover',
    'customers.employee_count',
    'customers.balance_sheet_total',
    'customer_group_members.group_id',
    'customers.reg_flags_assessed_on',
    'complaints.is_eligible_complainant',
  ],
  thresholds: ['assessed_within_months'],
  lifetime: 'eligibility is assessed',
  needs: ['complaints'],
  applies: ({ subject }) => subject.market === 'GB',
  evaluate: ({ complaints }, { context, threshold }) => {
    const freshFrom = addMonths(context.today, -threshold('assessed_within_months').toNumber());
    return complaints.open
      .filter((complaint) => complaint.isEligibleComplainant === null)
      .filter(({ regFlagsAssessedOn }) => regFlagsAssessedOn === null || regFlagsAssessedOn < freshFrom)
      .map((complaint) => {
        const assessed = complaint.regFlagsAssessedOn && dayText(complaint.regFlagsAssessedOn, context.today);
        const base = findingOf(complaint, context);
        return {
          ...base,
          severity: 'info' as const,
          title: 'Ombudsman rights may apply',
          do: 'Treat as eligible if in doubt; do not decide on the call.',
          reasons: [...base.reasons, { label: 'Eligibility assessed', value: plain(assessed ?? 'never') }],
        };
      });
  },
});

function findingOf(complaint: Complaint, context: PackContext): Pick<Finding, 'key' | 'reasons' | 'at' | 'source'> {
  const received = localDay(complaint.receivedAt, context.subject.timeZone);
  return {
    key: complaint.complaintId,
    reasons: [
      { label: 'Complaint', value: plain(complaint.complaintRef) },
      { label: 'Received', value: plain(dayText(received, context.today)) },
    ],
    at: received,
    source: sourceOf(complaint.sourceSystem, complaint.asOf, context),
  };
}

function teamOf({ handlerTeam, handlerContact }: Complaint): string {
  if (handlerTeam === null) return 'the complaints team';
  return handlerContact === null ? handlerTeam : `${handlerTeam}, ${handlerContact}`;
}
