import { z } from 'zod';
import { AppError } from '../errors.ts';
import { openGrant } from '../pins/grant.ts';
import type { PinClaims } from '../seals/handle-claims.ts';
import { claimsOfRep } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { HitClaims } from '../search/search-handle.ts';
import { hitClaims } from '../search/search-handle.ts';

const CANDIDATE_LIFE_S = 600;

const candidateClaims = z.strictObject({ repId: z.string(), conversationId: z.string(), customerId: z.string() });
type CandidateClaims = z.infer<typeof candidateClaims>;

export type OpenedHandle =
  | ({ kind: 'candidate' } & CandidateClaims)
  | ({ kind: 'search' } & HitClaims)
  | ({ kind: 'pin' } & PinClaims);

/** A candidate of this conversation, for this rep alone. */
export async function sealCandidate(seals: Seals, claims: CandidateClaims): Promise<string> {
  return await seals.seal('candidate', { ...claims }, { expiresInS: CANDIDATE_LIFE_S });
}

/** Opens a candidate, a search hit or a pin of this rep; any other seal, and anyone else's, is `handle_invalid`. */
export async function openHandle(
  dependencies: Parameters<typeof openGrant>[0],
  sealed: string,
  repId: string,
): Promise<OpenedHandle> {
  const { seals } = dependencies;
  const candidate = await seals.open('candidate', sealed).catch(unlessExpired);
  if (candidate) return { kind: 'candidate', ...claimsOfRep(candidateClaims, candidate.claims, repId) };
  const hit = await seals.open('search', sealed).catch(unlessExpired);
  if (hit) return { kind: 'search', ...claimsOfRep(hitClaims, hit.claims, repId) };
  return { kind: 'pin', ...(await openGrant(dependencies, sealed, repId)).claims };
}

function unlessExpired(error: unknown): null {
  if (error instanceof AppError && error.code === 'handle_invalid') return null;
  throw error;
}
