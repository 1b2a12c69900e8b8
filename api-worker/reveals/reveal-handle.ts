import { z } from 'zod';
import { hasRole } from '../access/authorise.ts';
import type { RepAccess } from '../access/rep-access.ts';
import type { RevealableField } from '../contract/reveals.ts';
import { revealableField } from '../contract/reveals.ts';
import type { Value } from '../contract/values.ts';
import { maskIdentifier } from '../customers/mask.ts';
import type { Seals } from '../seals/seal.ts';

/** The ticket beside it is the authority, and is renewed while its conversation lives; longer than one lasts. */
const LIFE_S = 86_400;

/** One field of one customer, for the rep whose pack it stands in. */
export const revealClaims = z.strictObject({ repId: z.string(), customerId: z.string(), field: revealableField });

export async function sealReveal(seals: Seals, claims: z.infer<typeof revealClaims>): Promise<string> {
  return await seals.seal('reveal', { ...claims }, { expiresInS: LIFE_S });
}

/** A sensitive field as it stands in a pack: masked, and with a handle only for those who may reveal it. */
export async function maskedField(
  seals: Seals,
  text: string,
  { access, ...of }: { access: Pick<RepAccess, 'repId' | 'roles'>; customerId: string; field: RevealableField },
): Promise<Value> {
  const masked = { text: maskIdentifier(text), masked: true };
  if (!hasRole(access, 'revealer')) return masked;
  return { ...masked, reveal: await sealReveal(seals, { ...of, repId: access.repId }) };
}
