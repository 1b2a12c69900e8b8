import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiEnvironment } from './api-request.ts';
import { jsonBody } from './api-request.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationRecord } from './conversation-steps.ts';
import { ApiError } from './error-body.ts';
import type { Tenant } from './tenant.ts';

const communicationTypes: Record<string, string> = {
  call: 'call',
  chat: 'chat',
  message: 'message',
  email: 'email',
  callback: 'callback',
};
const attributesBody = z.object({ attributes: z.record(z.string(), z.string()) });
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function conversationListing(conversations: Conversation[]) {
  const page = '/api/v2/conversations?pageSize=25&pageNumber=1';
  return {
    entities: conversations,
    pageSize: conversations.length,
    pageNumber: 1,
    total: conversations.length,
    firstUri: page,
    lastUri: page,
    selfUri: page,
    pageCount: 1,
  };
}

export function conversationRoutes(tenant: Tenant): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();

  function required(conversationId: string): ConversationRecord {
    if (!uuid.test(conversationId)) throw new ApiError('bad.request');
    const record = tenant.conversations.find(conversationId);
    if (!record) throw new ApiError('not.found');
    return record;
  }

  app.get('/conversations', (c) => {
    const asked = c.req.query('communicationType');
    const media = asked === undefined ? undefined : communicationTypes[asked.toLowerCase()];
    if (asked !== undefined && media === undefined) throw new ApiError('invalid.value');
    const active = tenant.conversations.activeFor(c.get('token').userId);
    const wanted = active.filter(({ leg }) => media === undefined || leg.media === media);
    return c.json(conversationListing(wanted.map(({ conversation }) => conversation)));
  });

  // Own conversations are read by implicit access; anyone else's needs a permission no agent has.
  app.get('/conversations/:id', (c) => {
    const { conversation } = required(c.req.param('id'));
    const isOwn = conversation.participants.some(({ userId }) => userId === c.get('token').userId);
    if (!isOwn) throw new ApiError('missing.any.permissions');
    return c.json(conversation);
  });

  // Genesys asks no permission here: any agent may write participant data.
  app.patch('/conversations/:id/participants/:participantId/attributes', async (c) => {
    const body = attributesBody.safeParse(await jsonBody(c));
    if (!body.success) throw new ApiError('bad.request');
    const { conversation } = required(c.req.param('id'));
    const participantId = c.req.param('participantId');
    if (!conversation.participants.some(({ id }) => id === participantId)) throw new ApiError('not.found');
    const changed = tenant.conversations.change(conversation.id, (record) => {
      const participant = record.conversation.participants.find(({ id }) => id === participantId);
      Object.assign(participant?.attributes ?? {}, body.data.attributes);
    });
    const participant = changed.participants.find(({ id }) => id === participantId);
    return c.json({ attributes: participant?.attributes ?? {} });
  });

  return app;
}
