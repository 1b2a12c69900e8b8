import type { IdentifierType } from '../customers/identifier-key.ts';
import type { AttributeAliases } from './attribute-aliases.ts';
import { attributesNamed } from './attribute-aliases.ts';
import type { IdentifierClaim } from './conversation-facts.ts';
import type { ParticipantShape } from './conversation-shape.ts';
import type { Leg } from './participation.ts';
import { legsOf } from './participation.ts';

/**
 * The other side: the customer's legs; `external` ones only where there is no customer, because in a consultation
 * the external party may be anybody.
 */
export function customerLegs(participants: ParticipantShape[]): ParticipantShape[] {
  const withPurpose = (purpose: string) => participants.filter((participant) => participant.purpose === purpose);
  const customers = withPurpose('customer');
  return customers.length > 0 ? customers : withPurpose('external');
}

/** What the legs claim, each claim once; claims that disagree are all kept, for the resolution to report. */
export function claimsOf(legs: ParticipantShape[], aliases: AttributeAliases): IdentifierClaim[] {
  const claims = legs.flatMap((leg) => [
    ...attributeClaims(leg, aliases.customer, 'customer'),
    ...attributeClaims(leg, aliases.caller, 'caller'),
    ...addressClaims(leg),
    ...contactClaims(leg),
  ]);
  const byContent = new Map(claims.map((claim) => [`${claim.of} ${claim.type} ${claim.value}`, claim]));
  return [...byContent.values()];
}

function attributeClaims(
  leg: ParticipantShape,
  namesByType: Partial<Record<IdentifierType, string[]>>,
  of: IdentifierClaim['of'],
): IdentifierClaim[] {
  return Object.entries(namesByType).flatMap(([type, names]) =>
    attributesNamed(leg.attributes ?? {}, names).map(({ name, value }) => ({
      // Object.entries forgets the key type that the schema of the aliases has checked.
      type: type as IdentifierType,
      value,
      of,
      from: `attribute ${name}`,
    })),
  );
}

function contactClaims({ externalContactId }: ParticipantShape): IdentifierClaim[] {
  if (!externalContactId) return [];
  return [{ type: 'EXTERNAL_CONTACT', value: externalContactId, of: 'customer', from: 'external contact' }];
}

function addressClaims(participant: ParticipantShape): IdentifierClaim[] {
  const [first] = legsOf(participant);
  if (!first) return [];
  const claim = addresses(participant, first)
    .map((address) => addressClaim(address ?? ''))
    .find((candidate) => candidate !== null);
  return claim ? [claim] : [];
}

/** Where the customer is reached, best source first; on an outbound leg `ani` is the bank's own number. */
function addresses(participant: ParticipantShape, { media, leg }: Leg): (string | null | undefined)[] {
  const isOutbound = leg.direction === 'outbound';
  if (media === 'callback') return [leg.callbackNumbers?.[0], participant.ani];
  if (media === 'message') return [(isOutbound ? leg.toAddress : leg.fromAddress)?.addressNormalized];
  if (media !== 'call' && media !== 'email') return [];
  return isOutbound ? [participant.address, participant.dnis] : [participant.ani, participant.address];
}

function addressClaim(address: string): IdentifierClaim | null {
  const bare = address.trim().replace(/^(tel|mailto|sips?):/iu, '');
  const isSip = /^sips?:/iu.test(address.trim());
  const text = isSip ? bare.replace(/@.*$/u, '') : bare;
  if (/^\+?[\d ().-]{6,24}$/u.test(text)) return { type: 'PHONE', value: text, of: 'customer', from: 'phone number' };
  if (isSip || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)) return null;
  return { type: 'EMAIL', value: text, of: 'customer', from: 'email address' };
}
