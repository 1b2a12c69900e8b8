import type { IdentifierClaim } from '../genesys/conversation-facts.ts';
import type { IdentifierType } from './identifier-key.ts';
import type { Named } from './look-up.ts';

/** Strongest first: what was entered or authenticated in the flow beats an address that can be shared or spoofed. */
const ORDER: IdentifierType[] = ['BCIN', 'PCIN', 'ACCOUNT', 'EXTERNAL_CONTACT', 'EMAIL', 'PHONE'];

const STRONG = new Set<IdentifierType>(['BCIN', 'PCIN', 'ACCOUNT']);

export const isStrong = (type: IdentifierType): boolean => STRONG.has(type);

/** Claims that say whom the conversation is about: with a BCIN present a PCIN names the caller, not the customer. */
export function customerClaims(claims: IdentifierClaim[]): IdentifierClaim[] {
  const hasBcin = claims.some(({ type }) => type === 'BCIN');
  return claims.filter(({ type, of }) => of === 'customer' && !(hasBcin && type === 'PCIN'));
}

/** Two different values of the same kind of identifier: reported, never guessed. */
export function disagreeing(claims: IdentifierClaim[]): IdentifierClaim[] {
  for (const type of ORDER.filter(isStrong)) {
    const ofType = claims.filter((claim) => claim.type === type);
    if (new Set(ofType.map(({ value }) => value.replace(/\s+/gu, '').toUpperCase())).size > 1) return ofType;
  }
  return [];
}

/** What the strongest identifier with any visible customer names. */
export function strongest(named: Named[]): Named[] {
  for (const type of ORDER) {
    const ofType = named.filter(({ claim, parties }) => claim.type === type && parties.length > 0);
    if (ofType.length > 0) return ofType;
  }
  return [];
}
