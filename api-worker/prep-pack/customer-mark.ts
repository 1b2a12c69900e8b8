import { createHmac } from 'node:crypto';

/** Lets a panel see that the customer of a conversation changed, and nothing more: it differs in every conversation. */
export function customerMark(secret: string, conversationId: string | null, customerId: string): string {
  return createHmac('sha256', secret)
    .update(`mark\u0000${conversationId ?? ''}\u0000${customerId}`)
    .digest('base64url')
    .slice(0, 22);
}
