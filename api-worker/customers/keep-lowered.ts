import { LRUCache } from 'lru-cache';
import type { ConversationFacts, RepConversations } from '../genesys/conversation-facts.ts';
import type { Statements } from '../seals/seal.ts';

const REMEMBERED_CONVERSATIONS = 50_000;

/** Times of issue, by the expiry that follows each at the same distance; 0 where none was seen. */
interface Seen {
  newestEpochS: number;
  /** The newest statement there was when the verification was withdrawn. */
  withdrawnEpochS?: number;
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
          const nowEpochS = await newestOf(facts, statements);
          const seen = see(seenBefore.get(facts.conversationId), facts, nowEpochS);
          if (seen) seenBefore.set(facts.conversationId, seen);
          return seen ? lowered(facts, nowEpochS, seen) : facts;
        }),
      );
    },
  };
}

async function newestOf({ conversationId, statements: given }: ConversationFacts, statements: Statements) {
  const checks = await Promise.all(given.map((each) => statements.check(conversationId, each)));
  return Math.max(0, ...checks.map((check) => (check.isValid ? check.expiresAtEpochS : 0)));
}

function see(before: Seen | undefined, { isVerificationWithdrawn }: ConversationFacts, nowEpochS: number): Seen | null {
  if (!before && nowEpochS === 0 && !isVerificationWithdrawn) return null;
  const newestEpochS = Math.max(before?.newestEpochS ?? 0, nowEpochS);
  return { newestEpochS, withdrawnEpochS: isVerificationWithdrawn ? newestEpochS : before?.withdrawnEpochS };
}

function lowered(facts: ConversationFacts, nowEpochS: number, seen: Seen): ConversationFacts {
  const isWithdrawn = seen.withdrawnEpochS !== undefined && nowEpochS <= seen.withdrawnEpochS;
  if (isWithdrawn && !facts.isVerificationWithdrawn) {
    return { ...facts, isVerificationWithdrawn: true, undoes: 'withdrawn' };
  }
  const isOlder = nowEpochS > 0 && nowEpochS < seen.newestEpochS;
  return isOlder ? { ...facts, statements: [], undoes: 'superseded' } : facts;
}
