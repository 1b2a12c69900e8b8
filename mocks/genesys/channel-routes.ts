import { Hono } from 'hono';
import { z } from 'zod';
import type { ApiContext, ApiEnvironment } from './api-request.ts';
import { jsonBody } from './api-request.ts';
import type { ChannelRecord } from './channels.ts';
import { ApiError } from './error-body.ts';
import { conversationTopic } from './event-conversation.ts';
import type { Tenant } from './tenant.ts';

const topicsBody = z.array(z.object({ id: z.string().min(1).max(200) }));
const topicsPerChannel = 1_000;

interface ChannelTopic {
  id: string;
  state: 'Permitted' | 'Rejected';
  rejectionReason?: string;
  missingPermissions?: string[];
  selfUri: string;
}

function judge(topic: string, userId: string): ChannelTopic {
  const selfUri = `/api/v2/notifications/availabletopics/${encodeURIComponent(topic)}`;
  if (topic === conversationTopic(userId)) return { id: topic, state: 'Permitted', selfUri };
  return {
    id: topic,
    state: 'Rejected',
    rejectionReason: 'Not permitted to subscribe to this topic, or unknown to this stand-in',
    missingPermissions: [],
    selfUri,
  };
}

export function channelRoutes(tenant: Tenant): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();

  function owner(c: ApiContext) {
    const { userId, clientId, value } = c.get('token');
    return { userId, clientId, tokenValue: value };
  }

  function channel(c: ApiContext): ChannelRecord {
    const record = tenant.channels.find(c.req.param('id') ?? '', c.get('token').userId);
    if (!record) throw new ApiError('not.found');
    return record;
  }

  async function subscribe(c: ApiContext, kept: string[]): Promise<Response> {
    const record = channel(c);
    const body = topicsBody.safeParse(await jsonBody(c));
    if (!body.success) throw new ApiError('bad.request');
    const judged = body.data.map(({ id }) => judge(id, record.userId));
    const isLenient = c.req.query('ignoreErrors') === 'true';
    if (!isLenient && judged.some(({ state }) => state === 'Rejected')) throw new ApiError('not.authorized');
    const permitted = judged.filter(({ state }) => state === 'Permitted').map(({ id }) => id);
    const topics = [...new Set([...kept, ...permitted])];
    if (topics.length > topicsPerChannel || body.data.length > topicsPerChannel) throw new ApiError('bad.request');
    tenant.channels.setTopics(record, topics);
    return c.json({ entities: judged });
  }

  app.post('/notifications/channels', (c) => c.json(tenant.channels.create(owner(c))));
  app.get('/notifications/channels', (c) => {
    const reach = c.req.query('includechannels') === 'oauthclient' ? 'oauthclient' : 'token';
    return c.json({ entities: tenant.channels.of(owner(c), reach) });
  });
  // Hono answers HEAD through the GET handler; Genesys offers HEAD only.
  app.get('/notifications/channels/:id', (c) => {
    channel(c);
    if (c.req.method !== 'HEAD') throw new ApiError('method.not.allowed');
    return c.body(null, 200);
  });
  app.get('/notifications/channels/:id/subscriptions', (c) => {
    const { topics, userId } = channel(c);
    return c.json({ entities: [...topics].map((topic) => judge(topic, userId)) });
  });
  app.post('/notifications/channels/:id/subscriptions', (c) => subscribe(c, [...channel(c).topics]));
  app.put('/notifications/channels/:id/subscriptions', (c) => subscribe(c, []));
  app.delete('/notifications/channels/:id/subscriptions', (c) => {
    tenant.channels.setTopics(channel(c), []);
    return c.body(null, 200);
  });
  return app;
}
