import type { Conversation } from '../contract/conversations.ts';
import type { MediaShape, ParticipantShape } from './conversation-shape.ts';

type Media = Conversation['media'];
type State = Conversation['state'];

const RINGING = new Set(['alerting', 'dialing', 'contacting', 'offering', 'scheduled']);
const OVER = new Set(['disconnected', 'terminated', 'none']);

export interface Leg {
  media: Media;
  leg: MediaShape;
}

/** Calls first: a call-back that was dialled has both. */
export function legsOf(participant: ParticipantShape): Leg[] {
  const named = (media: Media, legs: MediaShape[] | null | undefined) => (legs ?? []).map((leg) => ({ media, leg }));
  return [
    ...named('call', participant.calls),
    ...named('callback', participant.callbacks),
    ...named('message', participant.messages),
    ...named('email', participant.emails),
    ...named('chat', participant.chats),
    ...named('other', participant.cobrowsesessions),
    ...named('other', participant.socialExpressions),
    ...named('other', participant.videos),
  ];
}

export interface Participation extends Leg {
  participant: ParticipantShape;
  state: State;
}

/**
 * My part in a conversation: the last participant that is me and not over. The same rep appears several times after
 * calls that rang out, so the first one says nothing.
 */
export function participationOf(participants: ParticipantShape[], userId: string): Participation | null {
  const mine = participants.findLast(
    (participant) => isRep(participant) && participant.userId === userId && !isOver(participant),
  );
  if (!mine) return null;
  for (const leg of legsOf(mine)) {
    const state = liveState(leg.leg);
    if (state) return { participant: mine, ...leg, state };
  }
  const last = legsOf(mine).findLast(({ leg }) => isInWrapUp(mine, leg));
  return last ? { participant: mine, ...last, state: 'wrap-up' } : null;
}

function isRep({ purpose }: ParticipantShape): boolean {
  return purpose === 'agent' || purpose === 'user';
}

function isOver(participant: ParticipantShape): boolean {
  return Boolean(participant.endTime) && !legsOf(participant).some(({ leg }) => isInWrapUp(participant, leg));
}

function isInWrapUp(participant: ParticipantShape, leg: MediaShape): boolean {
  if (participant.endAcwTime) return false;
  return Boolean(participant.startAcwTime) || leg.afterCallWork?.state === 'pending';
}

function liveState({ state, held, connectedTime }: MediaShape): State | null {
  if (!state || OVER.has(state)) return null;
  if (RINGING.has(state)) return 'ringing';
  if (held || state === 'parked') return 'held';
  // Genesys may add states; a leg that was connected once and is not over still is.
  return state === 'connected' || connectedTime ? 'connected' : 'ringing';
}
