import { toConversationId } from '../signals/conversation-id.ts';
import { WIDGET_SHOWN } from '../signals/messages.ts';

/** `isTrusted`: posted by a window, not made up and dispatched by a script of the page with an origin of its choice. */
type PostedMessage = { isTrusted: boolean; origin: string; data: unknown };

/** The bridge page speaks from a worker's origin; a page of any other origin may say what it likes. */
export function conversationInWidget(message: PostedMessage, workerHosts: readonly string[]): string | null {
  if (!message.isTrusted || !workerHosts.includes(message.origin)) return null;
  const data: unknown = message.data;
  if (typeof data !== 'object' || data === null) return null;
  if (!('type' in data) || data.type !== WIDGET_SHOWN || !('conversationId' in data)) return null;
  return toConversationId(data.conversationId);
}
