import { randomBytes } from 'node:crypto';

export interface ChannelSocket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface Channel {
  id: string;
  connectUri: string;
  expires: string;
}

export interface ChannelRecord {
  channel: Channel;
  userId: string;
  clientId: string;
  tokenValue: string;
  lastUsed: number;
  topics: Set<string>;
  socket?: ChannelSocket;
}

type Owner = Pick<ChannelRecord, 'userId' | 'clientId' | 'tokenValue'>;

export interface Channels {
  create(owner: Owner): Channel;
  of(owner: Owner, reach: 'token' | 'oauthclient'): Channel[];
  find(id: string, userId?: string): ChannelRecord | undefined;
  setTopics(record: ChannelRecord, topics: string[]): void;
  connect(record: ChannelRecord, socket: ChannelSocket): void;
  disconnect(record: ChannelRecord, socket: ChannelSocket): void;
  publish(topic: string, message: object): void;
  broadcast(message: object): void;
  removeWhere(matches: (record: ChannelRecord) => boolean, reason: string): void;
}

const channelsPerOwner = 20;
const lifetimeMs = 24 * 3_600_000;

function createUseCount() {
  let uses = 0;
  return (record: ChannelRecord): void => {
    uses += 1;
    record.lastUsed = uses;
  };
}

const belongsTo = (owner: Owner) => (record: ChannelRecord) =>
  record.userId === owner.userId && record.clientId === owner.clientId;

export function createChannels(options: { now: () => Date; streamingOrigin: string }): Channels {
  const records = new Map<string, ChannelRecord>();
  const use = createUseCount();

  function remove(record: ChannelRecord, reason: string): void {
    records.delete(record.channel.id);
    record.socket?.close(1001, reason);
  }

  function living(): ChannelRecord[] {
    const now = options.now().getTime();
    for (const record of [...records.values()].filter(({ channel }) => Date.parse(channel.expires) <= now)) {
      remove(record, 'channel expired');
    }
    return [...records.values()];
  }

  // Channels without a connection go first, then the one used longest ago.
  function evict(owner: Owner): void {
    const own = living().filter(belongsTo(owner));
    if (own.length < channelsPerOwner) return;
    const byUse = own.toSorted(
      (a, b) => Number(Boolean(a.socket)) - Number(Boolean(b.socket)) || a.lastUsed - b.lastUsed,
    );
    if (byUse[0]) remove(byUse[0], 'channel evicted');
  }

  function renew(record: ChannelRecord): Channel {
    use(record);
    record.channel.expires = new Date(options.now().getTime() + lifetimeMs).toISOString();
    return record.channel;
  }

  return {
    create(owner) {
      evict(owner);
      const id = `streaming-0-${randomBytes(16).toString('hex')}`;
      const channel = { id, connectUri: `${options.streamingOrigin}/channels/${id}`, expires: '' };
      const record: ChannelRecord = { ...owner, channel, lastUsed: 0, topics: new Set() };
      records.set(id, record);
      return { ...renew(record) };
    },
    of: (owner, reach) =>
      living()
        .filter(belongsTo(owner))
        .filter((each) => reach === 'oauthclient' || each.tokenValue === owner.tokenValue)
        .map(({ channel }) => ({ ...channel })),
    find: (id, userId) => living().find((each) => each.channel.id === id && (!userId || each.userId === userId)),
    setTopics(record, topics) {
      record.topics = new Set(topics);
      renew(record);
    },
    connect(record, socket) {
      record.socket?.close(1001, 'another connection took this channel');
      record.socket = socket;
      use(record);
    },
    disconnect(record, socket) {
      if (record.socket === socket) record.socket = undefined;
    },
    publish(topic, message) {
      const text = JSON.stringify(message);
      for (const record of living()) if (record.topics.has(topic)) record.socket?.send(text);
    },
    broadcast(message) {
      for (const record of living()) record.socket?.send(JSON.stringify(message));
    },
    removeWhere(matches, reason) {
      for (const record of [...records.values()].filter(matches)) remove(record, reason);
    },
  };
}
