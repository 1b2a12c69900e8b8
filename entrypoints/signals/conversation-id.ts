const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ONLY_UUID = new RegExp(`^${UUID}$`, 'iu');

/** Source text for patterns that look for an id inside something longer. */
export const CONVERSATION_ID_PATTERN = UUID;

/** Genesys writes ids in both cases; lower case is the one form compared. */
export function toConversationId(candidate: unknown): string | null {
  return typeof candidate === 'string' && ONLY_UUID.test(candidate) ? candidate.toLowerCase() : null;
}
