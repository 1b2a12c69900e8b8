import { daysBetween, weekdayText } from '../../prep-pack/format/day.ts';
import { plain } from '../../prep-pack/format/lines.ts';
import { sourceOf } from '../../prep-pack/format/source.ts';
import { sentence } from '../../prep-pack/format/words.ts';
import type { PackContext } from '../../prep-pack/section.ts';
import type { Stage } from '../../prep-pack/sections/journey.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

export const callerWithoutAuthority = rule({
  id: 'I04',
  version: 1,
  class: 'STOP',
  title: 'Caller’s authority not found',
  evidence: [
    'customer_relationships_by_target.from_customer_id',
    'customer_relationships_by_target.to_customer_id',
    'customer_relationships_by_target.relationship_type',
    'customer_relationships_by_target.valid_to',
  ],
  thresholds: [],
  lifetime: 'the conversation ends',
  needs: ['network'],
  applies: speaksForAnother,
  evaluate: ({ network }, { context }) => {
    const { caller } = network;
    if (caller === null || caller.hasAuthority) return [];
    const [self] = network.members;
    const found = caller.relationshipTypes.length === 0 ? 'none in force' : 'none that gives authority';
    return [
      {
        severity: 'critical',
        title: 'Caller’s authority not found',
        do: 'Give no account detail. Complete identification, then check the mandate.',
        reasons: [{ label: 'Relationship to the customer', value: plain(found) }],
        at: context.today,
        ...(self === undefined ? {} : { source: sourceOf('Party register', self.asOf, context) }),
      },
    ];
  },
});

/** Someone known is on the line who is not the customer. */
export function speaksForAnother({ callerId, subject }: PackContext): boolean {
  return callerId !== null && callerId !== subject.customerId;
}

export const kycRefreshDue = rule({
  id: 'I05',
  version: 1,
  class: 'STOP',
  title: 'KYC refresh due',
  evidence: [
    'customer_journeys.journey_type',
    'customer_journeys.stage_name',
    'customer_journeys.waiting_on',
    'customer_journeys.next_step',
    'customer_journeys.due_date',
  ],
  thresholds: ['due_within_days'],
  lifetime: 'the stage exits',
  needs: ['journey'],
  evaluate: ({ journey }, { context, threshold }) =>
    journey.journeys
      .map(({ current }) => current)
      .filter((stage) => stage.journeyType === 'KYC_REFRESH' && stage.status === 'OPEN')
      .flatMap((stage) => (stage.dueDate === null ? [] : { stage, dueDate: stage.dueDate }))
      .filter(({ dueDate }) => threshold('due_within_days').gt(daysBetween(context.today, dueDate)))
      .map(({ stage, dueDate }) => kycFinding(stage, dueDate, context)),
});

function kycFinding(stage: Stage, dueDate: string, context: PackContext): Finding {
  const isOverdue = dueDate < context.today;
  const due = weekdayText(dueDate, context.today);
  const ask = stage.nextStep === null ? 'the outstanding items' : stage.nextStep;
  return {
    key: stage.journeyId,
    severity: isOverdue ? 'critical' : 'high',
    title: isOverdue ? `KYC refresh overdue since ${due}` : `KYC refresh due ${due}`,
    do: `${sentence(`Ask for: ${ask}`)} Offer the secure upload link.`,
    detail: isOverdue ? 'A restriction may begin any day.' : `A restriction may begin after ${due}.`,
    reasons: [
      { label: 'Stage', value: plain(`${stage.stageName}, ${stage.stageOrder} of ${stage.stageCount}`) },
      { label: 'Due', value: plain(due) },
    ],
    at: dueDate,
    source: sourceOf(stage.sourceSystem, stage.asOf, context),
  };
}
