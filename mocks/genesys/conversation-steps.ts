import { ControlError } from './control-error.ts';
import type { Conversation, Participant, Session } from './conversation.ts';
import { isLive, sessionsOf } from './conversation.ts';
import type { GenesysUser } from './options.ts';
import type { Leg } from './participants.ts';
import { agentLeg, customerLeg } from './participants.ts';

export interface ConversationRecord {
  conversation: Conversation;
  leg: Leg;
  /** Order of arrival. */
  sequence: number;
  transcript: { from: 'customer' | 'agent'; text: string }[];
}

const isRep = (participant: Participant) => participant.userId !== undefined;
const liveSession = (participant: Participant) => sessionsOf(participant).find(isLive);
const has = (participant: Participant, ...states: string[]) =>
  sessionsOf(participant).some((session) => states.includes(session.state));

export function customerOf(record: ConversationRecord): Participant {
  const found = record.conversation.participants.find(
    ({ purpose }) => purpose === 'customer' || purpose === 'external',
  );
  if (!found) throw new ControlError(409, 'This conversation has no customer');
  return found;
}

function repLeg(record: ConversationRecord, states: string[], userId?: string): Participant {
  const found = record.conversation.participants.findLast(
    (participant) => isRep(participant) && (!userId || participant.userId === userId) && has(participant, ...states),
  );
  if (!found) throw new ControlError(409, `No rep's leg of this conversation is ${states.join(' or ')}`);
  return found;
}

function connect(participant: Participant, now: string): void {
  for (const session of sessionsOf(participant).filter(isLive)) {
    if (session.startAlertingTime) {
      session.segments.push({
        startTime: session.startAlertingTime,
        endTime: now,
        type: 'Alert',
        howEnded: 'Interact',
      });
    }
    session.state = 'connected';
    session.connectedTime = now;
  }
  participant.connectedTime = now;
}

function closeSession(session: Session, now: string, disconnectType: string, state: Session['state']): void {
  const startTime = session.connectedTime ?? session.startAlertingTime ?? now;
  const type = session.connectedTime ? 'Interact' : 'Alert';
  session.segments.push({ startTime, endTime: now, type, howEnded: 'Disconnect', disconnectType });
  session.state = state;
  session.held = false;
  session.disconnectType = disconnectType;
  session.disconnectedTime = now;
}

export function disconnect(
  record: ConversationRecord,
  participant: Participant,
  now: string,
  disconnectType: string,
): void {
  const session = liveSession(participant);
  if (!session) return;
  const state = record.leg.media === 'call' ? 'terminated' : 'disconnected';
  closeSession(session, now, disconnectType, state);
  participant.endTime = now;
  if (!(isRep(participant) && participant.wrapupRequired)) return;
  if (participant.connectedTime === undefined) {
    participant.wrapupRequired = false;
    return;
  }
  session.afterCallWorkRequired = true;
  session.afterCallWork = { state: 'pending', startTime: now };
  participant.startAcwTime = now;
}

export function offer(record: ConversationRecord, user: GenesysUser, now: string): Participant {
  const participant = agentLeg(record.leg, user, { now, state: 'alerting' });
  record.conversation.participants.push(participant);
  return participant;
}

export function answer(record: ConversationRecord, now: string, userId?: string): Participant {
  const rep = repLeg(record, ['alerting', 'dialing'], userId);
  connect(rep, now);
  const customer = customerOf(record);
  if (has(customer, 'dialing', 'scheduled')) connect(customer, now);
  for (const queue of record.conversation.participants.filter(({ purpose }) => purpose === 'acd')) {
    disconnect(record, queue, now, 'transfer');
  }
  return rep;
}

export function missAnswer(record: ConversationRecord, now: string, by: 'timeout' | 'rep', userId?: string): void {
  disconnect(record, repLeg(record, ['alerting'], userId), now, by === 'rep' ? 'client' : 'system');
}

export function setHeld(record: ConversationRecord, now: string, held: boolean, userId?: string): void {
  const session = liveSession(repLeg(record, ['connected'], userId));
  if (!session || session.held === held) throw new ControlError(409, `This leg is ${held ? 'already' : 'not'} held`);
  session.held = held;
  session.startHoldTime = held ? now : undefined;
}

export function transfer(record: ConversationRecord, now: string, to: GenesysUser, kind: 'blind' | 'consult'): void {
  const rep = repLeg(record, ['connected']);
  const target = offer(record, to, now);
  if (kind === 'blind') {
    disconnect(record, rep, now, 'transfer');
    return;
  }
  target.consultParticipantId = customerOf(record).id;
  const session = liveSession(rep);
  if (session && !session.held) setHeld(record, now, true, rep.userId);
}

/** A second person on the customer's side, whose own flow may have collected other attributes. */
export function join(record: ConversationRecord, now: string, attributes: Record<string, string>): Participant {
  const participant = customerLeg(record.leg, { now, state: 'connected' }, attributes);
  record.conversation.participants.push(participant);
  return participant;
}

/** The consulting rep leaves; the one consulted keeps the customer. */
export function completeTransfer(record: ConversationRecord, now: string): void {
  const target = repLeg(record, ['connected']);
  if (!target.consultParticipantId) throw new ControlError(409, 'Nobody consulted has answered');
  const others = record.conversation.participants.filter((each) => isRep(each) && each !== target);
  for (const rep of others) disconnect(record, rep, now, 'transfer.consult');
}

export function conference(record: ConversationRecord, now: string, to?: GenesysUser): void {
  repLeg(record, ['connected']);
  if (to) offer(record, to, now);
  for (const rep of record.conversation.participants.filter(isRep)) {
    const session = liveSession(rep);
    if (session?.held) Object.assign(session, { held: false, startHoldTime: undefined });
  }
}
