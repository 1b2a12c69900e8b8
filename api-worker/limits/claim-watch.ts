import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { ConversationFacts } from '../genesys/conversation-facts.ts';
import { createGuessWatch } from './guess-watch.ts';
import { noteTry } from './tried-too-many.ts';

const WINDOW_MS = 10 * 60_000;

/** Throws before anybody is looked up for a conversation, or a rep, whose identifiers have changed too often. */
export type WatchClaims = (repId: string, conversation: Pick<ConversationFacts, 'conversationId' | 'claims'>) => void;

interface WatchClaimsOptions {
  clock: Clock;
  /** On one conversation. */
  limit: number;
  /** Of one rep, over all conversations: a call for each few would be a way around the other. */
  limitOfRep: number;
}

/** A rep may write a conversation's attributes: different ones, one after the other, are a search without a reason. */
export function createWatchClaims({ clock, limit, limitOfRep }: WatchClaimsOptions): WatchClaims {
  const onConversation = createGuessWatch({ clock, limit, windowMs: WINDOW_MS });
  const ofRep = createGuessWatch({ clock, limit: limitOfRep, windowMs: WINDOW_MS });
  return (repId, { conversationId, claims }) => {
    const tried = { mark: markOf(claims), about: 'identifiers', conversationId } as const;
    noteTry(onConversation, { ...tried, key: `${repId} ${conversationId}` });
    noteTry(ofRep, { ...tried, key: repId });
  };
}

const markOf = (claims: ConversationFacts['claims']): string =>
  createHash('sha256')
    .update(JSON.stringify(claims.map(({ of, type, value }) => [of, type, value]).sort()))
    .digest('base64url');
