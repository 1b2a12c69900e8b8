import { LRUCache } from 'lru-cache';
import type { ConversationFacts, RepConversations } from '../genesys/conversation-facts.ts';
import type { Statements } from '../seals/seal.ts';
import { lastStatement } from './last-statement.ts';

const REMEMBERED_CONVERSATIONS = 50_000;

/** Statements by their order; 0 where none was seen. */
interface Seen {
  newest: number;
  /** The newest there was when the verification was withdrawn. */
  withdrawn?: number;
}

/**
 * Attributes may lower what is shown, never raise it: writing an older statement back, or a withdrawal away, changes
 * nothing on this instance. Only a newer statement of the call flow does.
 */
export function keepLowered(conversations: RepConversations, statements: Statements): RepConversations {
  const seenBefore = new LRUCache<string, Seen>({ max: REMEMBERED_CONVERSATIONS });
  return {
    async active(rep, signal) {
      const active = await conversations.active(rep, signal);
      return await Promise.all(
        active.map(async (facts) => {
          const { order } = await lastStatement(statements, facts);
          const seen = see(seenBefore.get(facts.conversationId), facts, order);
          if (seen) seenBefore.set(facts.conversationId, seen);
          return seen ? lowered(facts, order, seen) : facts;
        }),
      );
    },
  };
}

function see(before: Seen | undefined, { isVerificationWithdrawn }: ConversationFacts, order: number): Seen | null {
  if (!before && order === 0 && !isVerificationWithdrawn) return null;
  const newest = Math.max(before?.newest ?? 0, order);
  return { newest, withdrawn: isVerificationWithdrawn ? newest : before?.withdrawn };
}

function lowered(facts: ConversationFacts, order: number, { newest, withdrawn }: Seen): ConversationFacts {
  // Of the second of the withdrawn one none is newer, whatever its level.
  const isWithdrawn = withdrawn !== undefined && Math.floor(order) <= Math.floor(withdrawn);
  if (isWithdrawn && !facts.isVerificationWithdrawn) {
    return { ...facts, isVerificationWithdrawn: true, undoes: 'withdrawn' };
  }
  // Of one second whichever stands alone counts: a flow may raise a caller within it, and has no cause to lower one.
  const isOlder = order > 0 && order < Math.floor(newest);
  return isOlder ? { ...facts, statements: [], undoes: 'superseded' } : facts;
}
