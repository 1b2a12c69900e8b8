import { randomUUID } from 'node:crypto';
import type { Channels } from './channels.ts';
import { createChannels } from './channels.ts';
import type { Conversations } from './conversations.ts';
import { createConversations } from './conversations.ts';
import { conversationNotice, conversationTopic } from './event-conversation.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { requireRegion } from './hosts.ts';
import type { FlowOptions, GenesysClient, GenesysOptions } from './options.ts';
import type { RateLimit } from './rate-limit.ts';
import { createRateLimit } from './rate-limit.ts';
import type { RecordedCalls } from './recorded-calls.ts';
import { createRecordedCalls } from './recorded-calls.ts';
import type { Selections } from './selections.ts';
import { createSelections } from './selections.ts';
import type { SignIns } from './sign-ins.ts';
import { createSignIns } from './sign-ins.ts';

/** One organisation's Genesys Cloud: all that the hosts share. */
export interface Tenant {
  options: GenesysOptions;
  now(): Date;
  clients(): GenesysClient[];
  /** The web desktop's own OAuth client. */
  desktopClient: GenesysClient;
  signIns: SignIns;
  conversations: Conversations;
  selections: Selections;
  channels: Channels;
  faults: Faults;
  calls: RecordedCalls;
  rateLimit: RateLimit;
  flow: { current: FlowOptions | undefined };
  widget: { urlTemplate: string | undefined };
  reset(options: { keepSignIns: boolean }): void;
}

function requireOptions(options: GenesysOptions): void {
  requireRegion(options.regionDomain);
  if (!(options.tls.key && options.tls.cert)) throw new Error('tls.key and tls.cert are needed, see certificate.ts');
  const ids = [...options.users, ...options.clients].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error('Every user and client needs an id of its own');
}

export function createTenant(options: GenesysOptions): Tenant {
  requireOptions(options);
  const now = () => new Date(options.clock?.nowMs() ?? Date.now());
  const domain = options.regionDomain;
  const desktopClient = {
    id: randomUUID(),
    name: 'Genesys Cloud',
    redirectUris: [`https://apps.${domain}/directory/oauth`],
  };
  const signIns = createSignIns({ users: options.users, now, tokenLifetimeS: options.accessTokenLifetimeS ?? 86_400 });
  const channels = createChannels({ now, streamingOrigin: `wss://streaming.${domain}` });
  const selections = createSelections();
  const conversations = createConversations({
    now,
    divisionId: options.users[0]?.divisions[0]?.id ?? randomUUID(),
    onChange({ conversation }) {
      const userIds = new Set(conversation.participants.flatMap(({ userId }) => userId ?? []));
      for (const userId of userIds) {
        channels.publish(conversationTopic(userId), conversationNotice(userId, conversation));
        selections.touch(userId);
      }
    },
  });
  const faults = createFaults();
  const calls = createRecordedCalls();
  const rateLimit = createRateLimit({ now, perMinute: options.rateLimitPerMinute ?? 300 });
  return {
    ...{ options, now, desktopClient, signIns, conversations, selections, channels, faults, calls, rateLimit },
    clients: () => [...options.clients, desktopClient],
    flow: { current: options.flow },
    widget: { urlTemplate: options.widgetUrlTemplate },
    reset({ keepSignIns }) {
      conversations.clear();
      selections.clear();
      faults.clear();
      calls.clear();
      rateLimit.clear();
      if (keepSignIns) return;
      channels.removeWhere(() => true, 'reset');
      signIns.clear();
    },
  };
}
