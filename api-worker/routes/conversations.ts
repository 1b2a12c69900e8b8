import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import type { Conversation } from '../contract/conversations.ts';
import { channel, conversations } from '../contract/conversations.ts';
import type { ConversationFacts, RepConversations } from '../genesys/conversation-facts.ts';
import type { OpenChannel } from '../genesys/notification-channel.ts';
import { createRoutes, emptyBody, jsonAnswer, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';

interface ConversationRouteDependencies {
  repConversations: RepConversations;
  openChannel: OpenChannel;
}

export function createConversationRoutes(dependencies: ConversationRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { repConversations, openChannel } = dependencies;
  const routes = createRoutes();
  const active = createRoute({
    method: 'post',
    path: '/v1/conversations',
    tags: ['conversations'],
    summary: "The rep's own active conversations",
    request: emptyBody,
    responses: { 200: jsonAnswer('Without names, addresses and attributes', conversations), default: problemAnswer },
  });
  routes.openapi(active, async (c) => {
    const facts = await repConversations.active(c.get('rep'), c.req.raw.signal);
    return c.json({ conversations: facts.map(forTheSwitcher) }, 200);
  });
  const listening = createRoute({
    method: 'post',
    path: '/v1/channel',
    tags: ['conversations'],
    summary: "A notification channel for changes of the rep's conversations",
    request: emptyBody,
    responses: { 200: jsonAnswer('Where to listen', channel), default: problemAnswer },
  });
  routes.openapi(listening, async (c) => c.json(await openChannel(c.get('rep'), c.req.raw.signal), 200));
  return routes;
}

/** Claims and statements stay here. */
function forTheSwitcher({
  conversationId,
  media,
  direction,
  state,
  queueName,
  ...times
}: ConversationFacts): Conversation {
  const { startedAt, connectedAt } = times;
  return { conversationId, media, direction, state, queueName, startedAt, connectedAt };
}
