import { createRepConversations } from '../../api-worker/genesys/active-conversations.ts';
import { attributeAliases } from '../../api-worker/genesys/attribute-aliases.ts';
import type { ConversationFacts } from '../../api-worker/genesys/conversation-facts.ts';
import { createGenesysFetch } from '../../api-worker/genesys/genesys-fetch.ts';
import type { RepSession } from '../../api-worker/sessions/rep-session.ts';

const rep: RepSession = {
  sessionId: 's',
  name: 'Ada',
  access: { repId: 'me', roles: ['rep'], tiers: ['STANDARD'] },
  genesysToken: 'token',
  expiresAtEpochS: 0,
  genesysExpiresAtEpochS: null,
  keyThumbprint: 'k',
};

const aliases = attributeAliases.parse({
  customer: { BCIN: ['bcin', 'CustomerNumber'], ACCOUNT: ['accountNumber'] },
  caller: { PCIN: ['pcin'] },
});

type Leg = Record<string, unknown>;
export const call = (change: Leg = {}): Leg => ({ state: 'connected', direction: 'inbound', held: false, ...change });
export const customer = (change: Leg = {}): Leg => ({
  purpose: 'customer',
  connectedTime: '2026-11-18T10:40:00.000Z',
  calls: [call()],
  ...change,
});
export const me = (change: Leg = {}): Leg => ({
  purpose: 'agent',
  userId: 'me',
  queueName: 'Commercial',
  connectedTime: '2026-11-18T10:41:00.000Z',
  calls: [call()],
  chats: [],
  ...change,
});

/** What the client makes of an answer of Genesys. */
export async function activeFrom(entities: unknown): Promise<ConversationFacts[]> {
  const genesysFetch = createGenesysFetch({
    fetch: () => Promise.resolve(Response.json({ entities, total: 1 })),
    onAnswer: () => undefined,
  });
  const conversations = createRepConversations({ genesysFetch, apiOrigin: 'https://api.example', aliases });
  return await conversations.active(rep, AbortSignal.timeout(5_000));
}

export async function factsOf(...participants: Leg[]): Promise<ConversationFacts | undefined> {
  const conversation = {
    id: '5E0B8D5C-5F0E-4D0A-9A43-0F5A3F4B6C11',
    startTime: '2026-11-18T10:40:00.000Z',
    participants,
  };
  return (await activeFrom([conversation]))[0];
}
