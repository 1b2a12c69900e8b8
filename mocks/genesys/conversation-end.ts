import { ControlError } from './control-error.ts';
import type { Participant } from './conversation.ts';
import { isLive, isWrappingUp, sessionsOf } from './conversation.ts';
import type { ConversationRecord } from './conversation-steps.ts';
import { customerOf, disconnect } from './conversation-steps.ts';

const isConnectedRep = (participant: Participant) =>
  participant.userId !== undefined && sessionsOf(participant).some((session) => session.state === 'connected');

/** A conversation is over when nobody is on it and no wrap-up is owed. */
export function closeIfOver(record: ConversationRecord, now: string): void {
  const { conversation } = record;
  const isHeldOpen = conversation.participants.some(
    (participant) => sessionsOf(participant).some(isLive) || isWrappingUp(participant),
  );
  if (!isHeldOpen) conversation.endTime ??= now;
}

export function endByCustomer(record: ConversationRecord, now: string): void {
  const customer = customerOf(record);
  disconnect(record, customer, now, 'endpoint');
  for (const participant of record.conversation.participants) disconnect(record, participant, now, 'peer');
}

/** One rep hangs up; with no other rep connected the customer goes too. */
export function endByRep(record: ConversationRecord, now: string, userId?: string): void {
  const { participants } = record.conversation;
  const rep = participants.findLast((each) => isConnectedRep(each) && (!userId || each.userId === userId));
  if (!rep) throw new ControlError(409, 'No rep is connected to this conversation');
  disconnect(record, rep, now, 'client');
  if (participants.some(isConnectedRep)) return;
  for (const participant of participants) disconnect(record, participant, now, 'peer');
}

export interface WrapUpCode {
  code: string;
  name: string;
  notes: string;
}

export function completeWrapUp(record: ConversationRecord, now: string, wrapUp: WrapUpCode, userId?: string): void {
  const owing = record.conversation.participants.filter(
    (participant) => isWrappingUp(participant) && (!userId || participant.userId === userId),
  );
  if (owing.length === 0) throw new ControlError(409, 'No wrap-up is owed on this conversation');
  for (const participant of owing) {
    const startedMs = Date.parse(participant.startAcwTime ?? now);
    const durationSeconds = Math.round((Date.parse(now) - startedMs) / 1000);
    const wrapup = { ...wrapUp, tags: [], durationSeconds, endTime: now, provisional: false };
    participant.endAcwTime = now;
    participant.wrapup = wrapup;
    for (const session of sessionsOf(participant)) {
      if (session.afterCallWork?.state !== 'pending') continue;
      session.afterCallWork = { ...session.afterCallWork, state: 'complete', endTime: now };
      session.wrapup = wrapup;
    }
  }
}
