import { BANK_TODAY, INTRADAY_AS_OF } from './as-of.ts';
import { addDays, dayNumber, dayText } from './calendar-day.ts';
import { chance, opaqueId } from './chance.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

const STAGES = {
  ONBOARDING: ['RECEIVED', 'DOCUMENTS_REQUESTED', 'DOCUMENTS_REVIEW', 'DECISION', 'COMPLETE'],
  KYC_REFRESH: ['NOTIFIED', 'ASSESSMENT', 'DOCUMENTS_REQUESTED', 'DOCUMENTS_REVIEW', 'COMPLETE'],
  LENDING_APPLICATION: ['RECEIVED', 'ASSESSMENT', 'DECISION', 'SIGNING', 'COMPLETE'],
  FACILITY_RENEWAL: ['NOTIFIED', 'ASSESSMENT', 'DECISION', 'SIGNING', 'COMPLETE'],
  MANDATE_CHANGE: ['RECEIVED', 'DOCUMENTS_REVIEW', 'SIGNING', 'COMPLETE'],
  SERVICE_CASE: ['RECEIVED', 'ACTION', 'COMPLETE'],
  EXIT: ['NOTIFIED', 'ACTION', 'COMPLETE'],
} as const;
type JourneyType = keyof typeof STAGES;

const STAGE_NAMES: Record<string, string> = {
  RECEIVED: 'Application received',
  NOTIFIED: 'Customer notified',
  DOCUMENTS_REQUESTED: 'Documents requested',
  DOCUMENTS_REVIEW: 'Documents under review',
  ASSESSMENT: 'Assessment',
  DECISION: 'Decision',
  SIGNING: 'Signing',
  ACTION: 'Action under way',
  COMPLETE: 'Complete',
};

export interface Journey {
  type: JourneyType;
  startedOn: string;
  /** Place of the stage it stands at, from 1. */
  stage: number;
  enteredOn: string;
  status: 'OPEN' | 'ON_HOLD' | 'COMPLETED' | 'CANCELLED';
  waitingOn: 'CUSTOMER' | 'BANK' | 'THIRD_PARTY' | null;
  nextStep: string | null;
  isReviewed: boolean;
  dueDate: string | null;
  team: string;
  contact: string;
}

/** One row for each stage reached. */
export function journeyRows(party: Party, journey: Journey): Row[] {
  const id = opaqueId('jny', party.key, journey.type, journey.startedOn);
  const stages = STAGES[journey.type];
  const entered = stageDays(journey);
  return stages.slice(0, journey.stage).map((code, place): Row => {
    const isCurrent = place === journey.stage - 1;
    return {
      journey_id: id,
      customer_id: party.customerId,
      journey_type: journey.type,
      stage_code: code,
      stage_name: STAGE_NAMES[code],
      stage_order: place + 1,
      stage_count: stages.length,
      stage_entered_at: `${entered[place]}T10:00:00Z`,
      stage_exited_at: isCurrent ? null : `${entered[place + 1]}T10:00:00Z`,
      is_current: isCurrent,
      status: journey.status,
      ...(isCurrent ? waiting(journey) : {}),
      due_date: journey.dueDate,
      started_at: `${journey.startedOn}T10:00:00Z`,
      owner_team: journey.team,
      owner_contact: journey.contact,
      ...tail(INTRADAY_AS_OF.journeys, 'Journey manager', `JN-${id.slice(4, 12)}-${place + 1}`),
    };
  });
}

function waiting({ waitingOn, nextStep, isReviewed, enteredOn }: Journey): Row {
  const isReadable = nextStep !== null && isReviewed;
  return { waiting_on: waitingOn, next_step: nextStep, text_reviewed_at: isReadable ? `${enteredOn}T12:00:00Z` : null };
}

/** Days the stages were entered, spread evenly between start and the current stage. */
function stageDays(journey: Journey): string[] {
  const start = dayNumber(journey.startedOn);
  const span = dayNumber(journey.enteredOn) - start;
  return Array.from({ length: journey.stage }, (_, place) =>
    dayText(start + Math.round((span * place) / Math.max(1, journey.stage - 1))),
  );
}

const STEPS: Record<JourneyType, string> = {
  ONBOARDING: 'Certified identity documents of the directors.',
  KYC_REFRESH: 'Certified accounts and an up-to-date ownership chart.',
  LENDING_APPLICATION: 'Management accounts of the last quarter.',
  FACILITY_RENEWAL: 'Signed renewal letter.',
  MANDATE_CHANGE: 'Signed mandate form with specimen signatures.',
  SERVICE_CASE: 'Call back with the reference of the missing payment.',
  EXIT: 'Details of the account to move the balance to.',
};

export function emitJourneys(party: Party, emit: Emit): void {
  const lot = chance('journeys', party.key);
  if (party.isNamed || party.partyType === 'PERSON' || !lot.happens(0.4)) return;
  const type = lot.pick(Object.keys(STAGES) as JourneyType[]);
  const stageCount = STAGES[type].length;
  const isDone = lot.happens(0.25);
  const startedOn = addDays(BANK_TODAY, -lot.integer(25, 120));
  const journey: Journey = {
    type,
    startedOn,
    stage: isDone ? stageCount : lot.integer(1, stageCount - 1),
    enteredOn: addDays(BANK_TODAY, -lot.integer(1, 24)),
    status: isDone ? 'COMPLETED' : lot.pick(['OPEN', 'OPEN', 'OPEN', 'OPEN', 'ON_HOLD']),
    waitingOn: isDone ? null : lot.pick(['CUSTOMER', 'BANK', 'THIRD_PARTY']),
    nextStep: isDone ? null : STEPS[type],
    isReviewed: lot.happens(0.8),
    dueDate: isDone ? null : addDays(BANK_TODAY, lot.integer(-8, 85)),
    team: lot.pick(['Customer Records', 'Lending Desk', 'Mandate Desk', 'Account Services']),
    contact: `x45${lot.integer(10, 99)}`,
  };
  for (const row of journeyRows(party, journey)) emit('customer_journeys', row);
}
