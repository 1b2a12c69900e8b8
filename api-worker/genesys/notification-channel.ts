import { z } from 'zod';
import type { Channel } from '../contract/conversations.ts';
import { AppError } from '../errors.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import type { GenesysFetch } from './genesys-fetch.ts';
import { isHostOfRegion } from './regions.ts';

const channelShape = z.looseObject({ id: z.string(), connectUri: z.string(), expires: z.string().optional() });
const listShape = z.looseObject({ entities: z.array(channelShape).default([]) });
const subscriptionsShape = z.looseObject({
  entities: z.array(z.looseObject({ id: z.string(), state: z.string().optional() })).default([]),
});

interface ChannelOptions {
  genesysFetch: GenesysFetch;
  apiOrigin: string;
  regionDomain: string;
}

/** The 21st channel of a user silently removes an older one, so a panel that comes back gets its own again. */
export function createOpenChannel({ genesysFetch, apiOrigin, regionDomain }: ChannelOptions) {
  const channelsUrl = `${apiOrigin}/api/v2/notifications/channels`;
  return async ({ genesysToken: token, access }: RepSession, signal: AbortSignal): Promise<Channel> => {
    const listed = await genesysFetch({ method: 'GET', url: `${channelsUrl}?includechannels=token`, token, signal });
    const existing = listShape.safeParse(listed).data?.entities[0];
    const created = existing ?? (await genesysFetch({ method: 'POST', url: channelsUrl, token, signal }));
    const channel = channelShape.safeParse(created);
    if (!channel.success) throw new AppError('upstream_failed');
    requireRegion(channel.data.connectUri, regionDomain);

    const topic = `v2.users.${access.repId}.conversations`;
    const url = `${channelsUrl}/${encodeURIComponent(channel.data.id)}/subscriptions`;
    // PUT also extends the channel's life.
    const subscribed = await genesysFetch({ method: 'PUT', url, json: [{ id: topic }], token, signal });
    requirePermitted(subscribed, topic);
    return { connectUri: channel.data.connectUri, topic, userId: access.repId, expiresAt: channel.data.expires };
  };
}
export type OpenChannel = ReturnType<typeof createOpenChannel>;

function requireRegion(connectUri: string, regionDomain: string): void {
  const uri = URL.parse(connectUri);
  const isOurs = uri?.protocol === 'wss:' && uri.username === '' && isHostOfRegion(uri.hostname, regionDomain);
  if (!isOurs) throw new AppError('upstream_failed');
}

function requirePermitted(answer: unknown, topic: string): void {
  const topics = subscriptionsShape.safeParse(answer).data?.entities ?? [];
  const isPermitted = topics.some(({ id, state }) => id === topic && state !== 'Rejected');
  if (!isPermitted) throw new AppError('upstream_failed');
}
