import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { ConversationFacts } from '../genesys/conversation-facts.ts';
import { createGuessWatch } from './guess-watch.ts';

const WINDOW_MS = 10 * 60_000;

/** Identifiers tried out on a rep's own conversation: one change too many. It is told as any other limit is. */
export class IdentifiersTried extends AppError {
  readonly conversationId: string;
  constructor(conversationId: string, retryAfterS: number) {
    super('too_many_requests', { retryAfterS });
    this.conversationId = conversationId;
  }
}

/** Throws before anybody is looked up for a conversation whose identifiers have changed too often. */
export type WatchClaims = (repId: string, conversation: Pick<ConversationFacts, 'conversationId' | 'claims'>) => void;

/** A rep may write a conversation's attributes: different ones, one after the other, are a search without a reason. */
export function createWatchClaims({ clock, limit }: { clock: Clock; limit: number }): WatchClaims {
  const watch = createGuessWatch({ clock, limit, windowMs: WINDOW_MS });
  return (repId, { conversationId, claims }) => {
    const key = `${repId} ${conversationId}`;
    const isAlert = watch.waitS(key) === null && watch.note(key, markOf(claims));
    const waitS = watch.waitS(key);
    if (waitS === null) return;
    throw isAlert
      ? new IdentifiersTried(conversationId, waitS)
      : new AppError('too_many_requests', { retryAfterS: waitS });
  };
}

const markOf = (claims: ConversationFacts['claims']): string =>
  createHash('sha256')
    .update(JSON.stringify(claims.map(({ of, type, value }) => [of, type, value]).sort()))
    .digest('base64url');
