import { z } from 'zod';
import { verificationMethod } from '../contract/verifications.ts';
import type { Proven, Resolution } from '../customers/resolution.ts';
import { AppError } from '../errors.ts';
import { claimsOfRep } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';

/** A conversation's own end comes first as a rule: it leaves the rep's active list. */
const VERIFICATION_LIFE_S = 30 * 60;

/** What a rep vouched for: this caller of this customer in this conversation, and nobody else. */
const wordClaims = z.strictObject({
  repId: z.string(),
  conversationId: z.string(),
  customerId: z.string(),
  callerId: z.string().nullable(),
  level: z.literal('verified'),
  method: verificationMethod,
  verifiedAt: z.string(),
});
export type WordClaims = z.infer<typeof wordClaims>;

export interface RepsWord extends WordClaims {
  endsAtEpochS: number;
}

/** A word that has run out lowers what is shown; it is no reason to show nothing at all. */
export type HeardWord = RepsWord | 'expired';

/** Why a word that was given does not count; for the audit. */
export type WordRefusal = 'expired' | 'not_asserted' | 'another_customer';

export async function sealWord(seals: Seals, claims: WordClaims) {
  const sealed = await seals.seal('verification', { ...claims }, { expiresInS: VERIFICATION_LIFE_S });
  const { expiresAtEpochS } = await seals.open('verification', sealed);
  return { verification: sealed, expiresAt: new Date(expiresAtEpochS * 1000).toISOString() };
}

/** Another rep's word, another conversation's and nonsense are the same `handle_invalid`. */
export async function hearWord(
  seals: Seals,
  sealed: string,
  asked: { repId: string; conversationId: string },
): Promise<HeardWord> {
  const opened = await seals.open('verification', sealed).catch(unlessInvalid);
  if (opened === 'expired') return opened;
  const claims = claimsOfRep(wordClaims, opened.claims, asked.repId);
  if (claims.conversationId !== asked.conversationId) throw new AppError('handle_invalid');
  return { ...claims, endsAtEpochS: opened.expiresAtEpochS };
}

function unlessInvalid(error: unknown): 'expired' {
  if (error instanceof AppError && error.code === 'handle_expired') return 'expired';
  throw error;
}

/** Raises what is asserted now, about the same customer and caller; everything else stays as it is. */
export function raiseByWord(
  resolution: Resolution,
  word: HeardWord,
): { resolution: Resolution; refused?: WordRefusal } {
  if (resolution.state === 'proven' && resolution.level === 'verified') return { resolution };
  if (word === 'expired') return { resolution, refused: 'expired' };
  if (resolution.state !== 'proven' || resolution.level !== 'asserted') return { resolution, refused: 'not_asserted' };
  if (!isAbout(resolution, word)) return { resolution, refused: 'another_customer' };
  const { method, verifiedAt, endsAtEpochS } = word;
  return {
    resolution: { ...resolution, level: 'verified', verification: { method, verifiedAt, by: 'rep', endsAtEpochS } },
  };
}

export function isAbout({ record, callerId }: Proven, about: { customerId: string; callerId: string | null }): boolean {
  return record.party.customerId === about.customerId && (callerId ?? null) === about.callerId;
}
