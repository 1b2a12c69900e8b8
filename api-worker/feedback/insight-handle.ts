import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Notice } from '../contract/blocks.ts';
import type { Seals } from '../seals/seal.ts';

/** One card of one pack: for this rep, about this customer, in this conversation (none if opened without a call). */
export const insightClaims = z.strictObject({
  repId: z.string(),
  customerId: z.string(),
  conversationId: z.string().nullable(),
  insightId: z.string(),
  ruleId: z.string(),
  ruleVersion: z.number().int(),
  recordIds: z.array(z.string()),
  policyVersion: z.string(),
});
export type InsightClaims = z.infer<typeof insightClaims>;

export async function sealInsight(seals: Seals, claims: InsightClaims, expiresInS: number): Promise<string> {
  return await seals.seal('insight', { ...claims }, { expiresInS });
}

interface Showing {
  repId: string;
  customerId: string;
  /** The conversation, or the ticket of a pack opened without one. */
  within: string;
}

/**
 * The same card shown to the same rep in the same conversation is one showing, however often it is sent. Keyed, so that
 * nobody who reads the tables can find the rep by trying them all.
 */
export function insightIdOf(secret: string, showing: Showing, notice: Pick<Notice, 'id' | 'rule'>): string {
  const { repId, customerId, within } = showing;
  const parts = ['insight', repId, within, customerId, notice.id, notice.rule?.id, notice.rule?.version];
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Its cards are told apart by the contact's reason, not by a record. */
const KEYED_BY_CODE = new Set(['I07']);

/** The source records a card is made of, as far as its own id names one. */
export function recordIdsOf({ id, rule }: Pick<Notice, 'id' | 'rule'>): string[] {
  if (rule === undefined || KEYED_BY_CODE.has(rule.id) || id === rule.id) return [];
  return [id.startsWith(`${rule.id}:`) ? id.slice(rule.id.length + 1) : id];
}
