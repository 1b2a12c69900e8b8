import { z } from 'zod';
import type { Seals } from '../seals/seal.ts';

const LIFE_S = 600;

/** A hit of this rep's own search; it belongs to no conversation. */
export const hitClaims = z.strictObject({ repId: z.string(), customerId: z.string() });
export type HitClaims = z.infer<typeof hitClaims>;

export async function sealHit(seals: Seals, claims: HitClaims): Promise<string> {
  return await seals.seal('search', { ...claims }, { expiresInS: LIFE_S });
}
