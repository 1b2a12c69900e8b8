import type { Role } from '../contract/session.ts';
import { AppError } from '../errors.ts';
import type { ConversationFacts, RepConversations } from '../genesys/conversation-facts.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import type { RepAccess } from './rep-access.ts';

/**
 * The one place that decides whether a rep may be told about somebody: either the conversation stands in the rep's own
 * active list, asked anew each time, or the rep has a role for work without a call. A structure test holds every way
 * to a customer against it.
 */

/** A conversation that is not in the rep's active list does not exist; it is never looked up. */
export async function ownConversation(
  conversations: RepConversations,
  rep: RepSession,
  conversationId: string | null,
  signal: AbortSignal,
): Promise<ConversationFacts> {
  const active = await conversations.active(rep, signal);
  const own = active.find((candidate) => candidate.conversationId === conversationId?.toLowerCase());
  if (!own) throw new AppError('not_found');
  return own;
}

/** For what was granted on a verification: a withdrawn one lowers what may be shown, so the grant is void. */
export function requireStandingVerification({ isVerificationWithdrawn }: ConversationFacts): void {
  if (isVerificationWithdrawn) throw new AppError('conflict');
}

export const hasRole = ({ roles }: Pick<RepAccess, 'roles'>, role: Role): boolean => roles.includes(role);

export function requireRole(access: RepAccess, role: Role): void {
  if (!hasRole(access, role)) throw new AppError('not_permitted');
}
