import type { Block } from '../../../contract/blocks.ts';
import { daysBetween, dayText, localDay, weekdayText } from '../../format/day.ts';
import { label } from '../../format/labels.ts';
import { lined } from '../../format/lines.ts';
import { sourceOf } from '../../format/source.ts';
import { sentence } from '../../format/words.ts';
import type { PackContext } from '../../section.ts';
import type { Stage } from '../journey.ts';

const WAITING_ON = {
  CUSTOMER: 'Waiting on the customer',
  BANK: 'Waiting on the bank',
  THIRD_PARTY: 'Waiting on someone else',
} as const;
const DUE_SOON_DAYS = 14;

/** One journey: the stage it stands at and those behind it. Stages ahead have no row yet. */
export interface Journey {
  current: Stage;
  passed: Stage[];
}

/** Running journeys by due date, those without one last. */
export function journeysOf(stages: Stage[]): Journey[] {
  const current = stages.filter((stage) => stage.isCurrent && (stage.status === 'OPEN' || stage.status === 'ON_HOLD'));
  const dueFirst = (one: Stage, other: Stage) => (one.dueDate ?? '9999').localeCompare(other.dueDate ?? '9999');
  return current.sort(dueFirst).map((stage) => ({
    current: stage,
    passed: stages.filter((other) => other.journeyId === stage.journeyId && other.stageOrder < stage.stageOrder),
  }));
}

export function journeySteps({ current, passed }: Journey, context: PackContext): Block {
  const ahead = Array.from({ length: Math.max(0, current.stageCount - current.stageOrder) }, (_, place) => ({
    label: `Stage ${current.stageOrder + place + 1}`,
    state: 'todo' as const,
  }));
  return lined({
    kind: 'steps',
    place: 'body',
    title: label(current.journeyType),
    steps: [
      ...passed.map((stage) => ({
        label: stage.stageName,
        state: 'done' as const,
        detail: enteredText(stage, context),
      })),
      { label: current.stageName, state: 'current', detail: `${current.stageOrder} of ${current.stageCount}` },
      ...ahead,
    ],
    ...waiting(current),
    ...(current.nextStep === null ? {} : { next: sentence(current.nextStep) }),
    ...due(current, context),
    source: sourceOf(current.sourceSystem, current.asOf, context),
  });
}

function enteredText(stage: Stage, context: PackContext): string {
  return dayText(localDay(stage.stageEnteredAt, context.subject.timeZone), context.today);
}

function waiting(stage: Stage): { waitingOn?: string } {
  if (stage.status === 'ON_HOLD') return { waitingOn: 'Paused by the bank' };
  return stage.waitingOn === null ? {} : { waitingOn: WAITING_ON[stage.waitingOn] };
}

function due(stage: Stage, context: PackContext): { due?: { text: string; raw: string; tone?: 'stop' | 'care' } } {
  if (stage.dueDate === null) return {};
  const daysLeft = daysBetween(context.today, stage.dueDate);
  const text = weekdayText(stage.dueDate, context.today);
  if (daysLeft < 0) return { due: { text: `${text}, overdue`, raw: stage.dueDate, tone: 'stop' } };
  return { due: { text, raw: stage.dueDate, ...(daysLeft < DUE_SOON_DAYS ? { tone: 'care' as const } : {}) } };
}
