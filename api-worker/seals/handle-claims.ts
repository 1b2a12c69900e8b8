import { z } from 'zod';
import { level } from '../contract/identity.ts';
import { AppError } from '../errors.ts';

const TICKET_LIFE_S = 10 * 60;

/** What a ticket says: this rep, this conversation (none if opened without a call), this customer, at this level. */
export const ticketClaims = z.strictObject({
  conversationId: z.string().nullable(),
  customerId: z.string(),
  callerId: z.string().nullable(),
  level,
  repId: z.string(),
  /** The name the pack shows. */
  label: z.string(),
  market: z.string(),
  policyVersion: z.string(),
  /** A pack shown on the rep's own word ends with that word, however often its ticket is renewed. */
  wordEndsAtEpochS: z.number().int().optional(),
  /** What the conversation said of its customer when the pack was opened; none without a conversation. */
  claimsMark: z.string().optional(),
});
export type TicketClaims = z.infer<typeof ticketClaims>;

/** Seconds a ticket sealed now may live; none once the rep's word it rests on has run out. */
export function ticketLifeS({ wordEndsAtEpochS }: TicketClaims, nowMs: number): number {
  if (wordEndsAtEpochS === undefined) return TICKET_LIFE_S;
  return Math.max(0, Math.min(TICKET_LIFE_S, wordEndsAtEpochS - Math.floor(nowMs / 1000)));
}

/** What a pin grants: the customer again, at the level it was pinned at, to the rep who pinned it. */
export const pinClaims = z.strictObject({
  customerId: z.string(),
  callerId: z.null(),
  level: z.enum(['asserted', 'verified']),
  label: z.string(),
  market: z.string(),
  repId: z.string(),
});
export type PinClaims = z.infer<typeof pinClaims>;

/** Someone else's handle and a malformed one are the same `handle_invalid`. */
export function claimsOfRep<Claims extends { repId: string }>(
  schema: z.ZodType<Claims>,
  claims: Record<string, unknown>,
  repId: string,
): Claims {
  const parsed = schema.safeParse(claims);
  if (!parsed.success || parsed.data.repId !== repId) throw new AppError('handle_invalid');
  return parsed.data;
}
