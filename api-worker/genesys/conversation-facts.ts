import type { Conversation } from '../contract/conversations.ts';
import type { IdentifierType } from '../customers/identifier-key.ts';
import type { RepSession } from '../sessions/rep-session.ts';

/** An identifier as an attribute or address claims it; agents can write attributes, so it is no evidence. */
export interface IdentifierClaim {
  type: IdentifierType;
  value: string;
  /** `customer` claims say whom the conversation is about, `caller` claims who speaks. */
  of: 'customer' | 'caller';
  /** Which attribute or address it came from, in words for the screen. */
  from: string;
}

/** One of the rep's own active conversations, with the configured claims only; every other attribute is dropped. */
export interface ConversationFacts extends Conversation {
  claims: IdentifierClaim[];
  /** Signed statements found on customer legs, unchecked. */
  statements: string[];
  /** A plain attribute may lower the level, never raise it. */
  isVerificationWithdrawn: boolean;
  /** What an attribute tried to undo: a newer statement than these, or a withdrawal since the newest. */
  undoes?: 'superseded' | 'withdrawn';
}

/** Genesys as the worker needs it; every call uses the rep's own token and looks for the rep's own participant. */
export interface RepConversations {
  active(rep: RepSession, signal: AbortSignal): Promise<ConversationFacts[]>;
}
