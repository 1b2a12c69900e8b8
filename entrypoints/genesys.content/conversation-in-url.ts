import { CONVERSATION_ID_PATTERN } from '../signals/conversation-id.ts';

/** Only the two detail routes name the conversation they show; the agent workspace's address does not. */
const DETAIL_ROUTES = [
  new RegExp(`^#/engage/admin/interactions/(${CONVERSATION_ID_PATTERN})(?:[/?]|$)`, 'iu'),
  new RegExp(`^#/analytics/interactions/(${CONVERSATION_ID_PATTERN})/admin(?:[/?]|$)`, 'iu'),
];

export function conversationInUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { pathname, hash } = new URL(url);
  if (!pathname.startsWith('/directory/')) return null;
  for (const route of DETAIL_ROUTES) {
    const id = route.exec(hash)?.[1];
    if (id !== undefined) return id.toLowerCase();
  }
  return null;
}
