import { createHmac } from 'node:crypto';

/** Lets a panel see that the customer of a conversation changed, and nothing more: it differs in every conversation. */
export function customerMark(
  secret: string,
  { conversationId, customerId }: { conversationId: string | null; customerId: string },
): string | undefined {
  // Without a conversation it would be the customer's pseudonym for all reps and days.
  if (conversationId === null) return undefined;
  return createHmac('sha256', secret)
    .update(`mark\u0000${conversationId}\u0000${customerId}`)
    .digest('base64url')
    .slice(0, 22);
}
