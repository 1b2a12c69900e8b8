import { randomUUID } from 'node:crypto';
import type { Direction, MediaKind, Participant, SessionState } from './conversation.ts';
import type { Contact } from './media.ts';
import { openSession } from './media.ts';
import type { GenesysUser, NamedEntity } from './options.ts';

/** What every leg of one conversation shares. */
export interface Leg {
  media: MediaKind;
  direction: Direction;
  contact: Contact;
  queue: NamedEntity | null;
}

interface Opening {
  now: string;
  state: SessionState;
}

function blank(purpose: string, participantType: Participant['participantType'], now: string): Participant {
  return {
    id: randomUUID(),
    startTime: now,
    purpose,
    participantType,
    wrapupRequired: false,
    mediaRoles: [],
    attributes: {},
    calls: [],
    callbacks: [],
    chats: [],
    cobrowsesessions: [],
    emails: [],
    messages: [],
    screenshares: [],
    socialExpressions: [],
    videos: [],
    evaluations: [],
  };
}

function open(participant: Participant, leg: Leg, opening: Opening, peerId?: string): Participant {
  openSession(participant, leg.media, leg.contact, { ...opening, direction: leg.direction, peerId });
  if (opening.state === 'connected') participant.connectedTime = opening.now;
  return participant;
}

export function customerLeg(leg: Leg, opening: Opening, attributes: Record<string, string>): Participant {
  const participant = blank(leg.queue ? 'customer' : 'external', 'External', opening.now);
  Object.assign(participant, {
    name: leg.contact.name,
    address: leg.contact.ani,
    ani: leg.contact.ani,
    aniName: leg.contact.name,
    dnis: leg.contact.dnis,
    attributes: { ...attributes },
    ...(leg.queue ? { queueId: leg.queue.id, queueName: leg.queue.name } : {}),
  });
  return open(participant, leg, opening);
}

export function flowLeg(purpose: 'ivr' | 'workflow', leg: Leg, now: string, peerId?: string): Participant {
  const participant = open(blank(purpose, 'Internal', now), leg, { now, state: 'connected' }, peerId);
  participant.name = purpose === 'ivr' ? 'Commercial banking main line' : 'Commercial banking inbound flow';
  return participant;
}

export function queueLeg(leg: Leg, queue: NamedEntity, now: string, attributes: Record<string, string>): Participant {
  const participant = open(blank('acd', 'Internal', now), leg, { now, state: 'connected' });
  participant.name = queue.name;
  participant.queueId = queue.id;
  participant.queueName = queue.name;
  participant.attributes = { ...attributes };
  return participant;
}

export function agentLeg(leg: Leg, user: GenesysUser, opening: Opening): Participant {
  const participant = blank(leg.queue ? 'agent' : 'user', 'Internal', opening.now);
  participant.name = user.name;
  participant.userId = user.id;
  participant.userUri = `/api/v2/users/${user.id}`;
  participant.wrapupRequired = leg.queue !== null;
  if (leg.queue) {
    participant.queueId = leg.queue.id;
    participant.queueName = leg.queue.name;
    participant.wrapupPrompt = 'mandatory';
    participant.alertingTimeoutMs = 30_000;
    participant.conversationRoutingData = { queue: { id: leg.queue.id }, priority: 0, skills: [], scoredAgents: [] };
  }
  return open(participant, leg, opening);
}
