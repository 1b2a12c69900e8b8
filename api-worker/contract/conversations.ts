import { z } from 'zod';

const MEDIA = ['call', 'callback', 'chat', 'email', 'message', 'other'] as const;

/** One of the rep's own active conversations: what the switcher needs, no name, no address, no attribute. */
export const conversation = z.object({
  conversationId: z.string(),
  media: z.enum(MEDIA),
  direction: z.enum(['inbound', 'outbound']),
  state: z.enum(['ringing', 'connected', 'held', 'wrap-up']),
  queueName: z.string().optional(),
  startedAt: z.string(),
  connectedAt: z.string().optional(),
});
export type Conversation = z.infer<typeof conversation>;

/** `POST /v1/conversations` (empty body). */
export const conversations = z.object({ conversations: z.array(conversation) });

/** `POST /v1/channel`: where the panel listens for changes; `connectUri` ends in the region's domain. */
export const channel = z.object({
  connectUri: z.string(),
  topic: z.string(),
  userId: z.string(),
  expiresAt: z.string().optional(),
});
export type Channel = z.infer<typeof channel>;
