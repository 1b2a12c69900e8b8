import { createHash } from 'node:crypto';
import type { ConversationFacts } from '../genesys/conversation-facts.ts';

const BYTES = 12;

/**
 * What a conversation says of its customer, as short as a ticket can carry it. Under another mark it may be somebody
 * else's, so a ticket made before is not renewed.
 */
export function claimsMark({ claims, statements, isVerificationWithdrawn }: SaidOfCustomer): string {
  const claimed = claims.map((claim) => JSON.stringify([claim.of, claim.type, claim.value])).toSorted();
  const digest = createHash('sha256')
    .update(JSON.stringify([isVerificationWithdrawn, claimed, statements.toSorted()]))
    .digest();
  return digest.subarray(0, BYTES).toString('base64url');
}

type SaidOfCustomer = Pick<ConversationFacts, 'claims' | 'statements' | 'isVerificationWithdrawn'>;
