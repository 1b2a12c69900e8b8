import type { Pin } from '../contract/pins.ts';
import { AppError } from '../errors.ts';
import type { PinClaims } from '../seals/handle-claims.ts';
import { claimsOfRep, pinClaims } from '../seals/handle-claims.ts';
import type { Opened, Seals } from '../seals/seal.ts';

/** The bank's rules of now: they hold for every pin that exists, whatever was sealed into it. */
export interface PinRules {
  isEnabled: boolean;
  days: number;
}

export interface OpenedGrant {
  opened: Opened;
  claims: PinClaims;
}

/** A grant of this rep; another rep's and nonsense are `handle_invalid`, one that is too old now is `handle_expired`. */
export async function openGrant(
  { seals, pins, epochMs }: { seals: Seals; pins: PinRules; epochMs: () => number },
  grant: string,
  repId: string,
): Promise<OpenedGrant> {
  const opened = await seals.open('pin', grant);
  const claims = claimsOfRep(pinClaims, opened.claims, repId);
  if (!pins.isEnabled) throw new AppError('not_permitted');
  if (endEpochS(opened, pins) * 1000 <= epochMs()) throw new AppError('handle_expired');
  return { opened, claims };
}

/** A grant with what the list shows of it. */
export function pinOf(grant: string, { opened, claims: { label, market } }: OpenedGrant, pins: PinRules): Pin {
  return {
    pinId: opened.id,
    grant,
    label,
    market,
    pinnedAt: new Date(opened.issuedAtEpochS * 1000).toISOString(),
    expiresAt: new Date(endEpochS(opened, pins) * 1000).toISOString(),
  };
}

const endEpochS = ({ issuedAtEpochS, expiresAtEpochS }: Opened, { days }: PinRules): number =>
  Math.min(expiresAtEpochS, issuedAtEpochS + days * 86_400);
