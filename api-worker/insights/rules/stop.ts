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
  needs: ['network'],
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

export const kycRefreshDue = rule({
  id: 'I05',
  version: 1,
  class: 'STOP',
  title: 'KYC refresh due',
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
