import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { ControlError } from './control-error.ts';
import type { RingInput } from './control-schemas.ts';
import type { Conversation, MediaKind } from './conversation.ts';
import { isActiveFor } from './conversation.ts';
import { closeIfOver } from './conversation-end.ts';
import type { ConversationRecord } from './conversation-steps.ts';
import { disconnect } from './conversation-steps.ts';
import type { GenesysUser, NamedEntity } from './options.ts';
import type { Leg } from './participants.ts';
import { agentLeg, customerLeg, flowLeg, queueLeg } from './participants.ts';

export interface Conversations {
  ring(input: RingInput, user: GenesysUser): Conversation;
  find(conversationId: string): ConversationRecord | undefined;
  require(conversationId: string): ConversationRecord;
  activeFor(userId: string): ConversationRecord[];
  change(conversationId: string, step: (record: ConversationRecord, now: string) => void): Conversation;
  clear(): void;
}

const bankAddresses: Record<MediaKind, string> = {
  call: 'tel:+442079460100',
  callback: 'tel:+442079460100',
  message: '+447700900100',
  chat: 'business@bank.example',
  email: 'business@bank.example',
};

function legOf(input: RingInput, queue: NamedEntity | null): Leg {
  const isPhone = input.media === 'call' || input.media === 'callback';
  return {
    media: input.media,
    direction: input.direction,
    queue,
    contact: {
      name: input.customerName,
      ani: isPhone ? `tel:${input.ani.replace(/^tel:/, '')}` : input.ani,
      dnis: bankAddresses[input.media],
      subject: input.subject,
      messageType: input.messageType,
    },
  };
}

function inbound(input: RingInput, leg: Leg, user: GenesysUser, now: string): Conversation['participants'] {
  const customerState = input.media === 'callback' ? 'scheduled' : 'connected';
  const customer = customerLeg(leg, { now, state: customerState }, input.attributes);
  const rep = agentLeg(leg, user, { now, state: 'alerting' });
  if (!leg.queue) return [customer, rep];
  const copied = input.duplicateAttributesOnAcd ? input.attributes : {};
  const flow = flowLeg(input.media === 'call' ? 'ivr' : 'workflow', leg, now);
  return [customer, flow, queueLeg(leg, leg.queue, now, copied), rep];
}

function outbound(input: RingInput, leg: Leg, user: GenesysUser, now: string): Conversation['participants'] {
  const opening = { now, state: 'dialing' as const };
  return [agentLeg(leg, user, opening), customerLeg(leg, opening, input.attributes)];
}

export function createConversations(options: {
  now: () => Date;
  divisionId: string;
  onChange: (record: ConversationRecord) => void;
}): Conversations {
  const records = new LRUCache<string, ConversationRecord>({ max: 20_000 });
  const queues = new Map<string, NamedEntity>();
  let sequence = 0;
  const now = () => options.now().toISOString();

  function queueNamed(name: string | null): NamedEntity | null {
    if (name === null) return null;
    const queue = queues.get(name) ?? { id: randomUUID(), name };
    queues.set(name, queue);
    return queue;
  }

  function requireRecord(conversationId: string): ConversationRecord {
    const record = records.get(conversationId.toLowerCase());
    if (!record) throw new ControlError(404, `No conversation ${conversationId}`);
    return record;
  }

  return {
    ring(input, user) {
      const id = (input.conversationId ?? randomUUID()).toLowerCase();
      if (records.has(id)) throw new ControlError(409, `Conversation ${id} exists already`);
      const startTime = now();
      const leg = legOf(input, queueNamed(input.queueName));
      const participants = (input.direction === 'inbound' ? inbound : outbound)(input, leg, user, startTime);
      const conversation: Conversation = {
        id,
        startTime,
        address: leg.contact.ani,
        participants,
        conversationIds: [],
        recordingState: 'NONE',
        divisions: [{ division: { id: options.divisionId }, entities: [] }],
        recentTransfers: [],
        securePause: false,
        selfUri: `/api/v2/conversations/${id}`,
      };
      sequence += 1;
      const record = { conversation, leg, sequence, transcript: input.transcript };
      for (const each of participants.filter(({ purpose }) => purpose === 'ivr' || purpose === 'workflow')) {
        disconnect(record, each, startTime, 'transfer');
      }
      records.set(id, record);
      options.onChange(record);
      return structuredClone(conversation);
    },
    find: (conversationId) => records.get(conversationId.toLowerCase()),
    require: requireRecord,
    activeFor: (userId) =>
      [...records.values()]
        .filter(({ conversation }) => isActiveFor(conversation, userId))
        .toSorted((a, b) => a.sequence - b.sequence),
    change(conversationId, step) {
      const record = requireRecord(conversationId);
      step(record, now());
      closeIfOver(record, now());
      options.onChange(record);
      return structuredClone(record.conversation);
    },
    clear: () => records.clear(),
  };
}
