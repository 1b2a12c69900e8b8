import { AppError } from '../errors.ts';
import type { AttributeAliases } from './attribute-aliases.ts';
import { attributesNamed } from './attribute-aliases.ts';
import type { ConversationFacts, RepConversations } from './conversation-facts.ts';
import type { ParticipantShape } from './conversation-shape.ts';
import { conversationShape, listingShape } from './conversation-shape.ts';
import { claimsOf, customerLegs } from './customer-claims.ts';
import type { GenesysFetch } from './genesys-fetch.ts';
import type { Participation } from './participation.ts';
import { legsOf, participationOf } from './participation.ts';

/** An attribute with one of these values does not withdraw the verification; any other does. */
const NOT_WITHDRAWN = new Set(['false', 'no', '0']);

interface ActiveConversationsOptions {
  genesysFetch: GenesysFetch;
  apiOrigin: string;
  aliases: AttributeAliases;
}

/** The rep's own active conversations, asked with the rep's own token: being in this list is the authorisation. */
export function createRepConversations({
  genesysFetch,
  apiOrigin,
  aliases,
}: ActiveConversationsOptions): RepConversations {
  return {
    async active({ genesysToken: token, access }, signal) {
      const answer = await genesysFetch({ method: 'GET', url: `${apiOrigin}/api/v2/conversations`, token, signal });
      const listing = listingShape.safeParse(answer);
      if (!listing.success) throw new AppError('upstream_failed');
      return listing.data.entities.flatMap((entity) => factsOf(entity, access.repId, aliases) ?? []);
    },
  };
}

/** An entity that cannot be read is nobody's conversation; the rep's others still are. */
function factsOf(entity: unknown, userId: string, aliases: AttributeAliases): ConversationFacts | null {
  const conversation = conversationShape.safeParse(entity).data;
  const mine = conversation && participationOf(conversation.participants, userId);
  const startedAt = conversation?.startTime ?? mine?.participant.startTime ?? mine?.participant.connectedTime;
  if (!mine || !startedAt) return null;
  const legs = customerLegs(conversation.participants);
  return {
    conversationId: conversation.id.toLowerCase(),
    media: mine.media,
    direction: directionOf(legs, mine),
    state: mine.state,
    queueName: mine.participant.queueName ?? legs.find((leg) => leg.queueName)?.queueName ?? undefined,
    startedAt,
    connectedAt: mine.leg.connectedTime ?? mine.participant.connectedTime ?? undefined,
    claims: claimsOf(legs, aliases),
    statements: [...new Set(named(legs, aliases.statement))],
    isVerificationWithdrawn: named(legs, aliases.verificationWithdrawn).some(
      (value) => !NOT_WITHDRAWN.has(value.toLowerCase()),
    ),
  };
}

function directionOf(legs: ParticipantShape[], mine: Participation): 'inbound' | 'outbound' {
  const customerDirection = legs.flatMap(legsOf).find(({ leg }) => leg.direction)?.leg.direction;
  return (customerDirection ?? mine.leg.direction) === 'outbound' ? 'outbound' : 'inbound';
}

function named(legs: ParticipantShape[], aliases: readonly string[]): string[] {
  return legs.flatMap((leg) => attributesNamed(leg.attributes ?? {}, aliases).map(({ value }) => value));
}
