import type { Conversation } from '../../api-worker/contract/conversations.ts';
import type { Level } from '../../api-worker/contract/identity.ts';
import type { SearchRequest } from '../../api-worker/contract/search.ts';
import type { Role } from '../../api-worker/contract/session.ts';
import type { ReadyState } from '../../components/panel-state.ts';
import type { ManagedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import type { WorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import type { ConversationEvent } from '../../entrypoints/sidepanel/conversations/conversation-event.ts';
import type { PushListener } from '../../entrypoints/sidepanel/conversations/create-push.ts';
import type { PackAsk } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { createDesk } from '../../entrypoints/sidepanel/panel/create-desk.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';
import type { Signal } from '../../entrypoints/signals/messages.ts';
import { createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';
import { packLines, streamOf, toBytes } from './pack-lines.ts';

export const CONFIGURATION = {
  regionDomain: 'mypurecloud.com',
  loginOrigin: 'https://login.mypurecloud.com',
  clientId: 'client',
  widgetOrigin: 'https://prep.bank.example',
  idleLockMinutes: 15,
  pins: { isEnabled: true, limit: 30, mayRoam: false },
  isTraining: false,
};

const MASKED = { text: '•••2345', masked: true, reveal: 'sealed-reveal-0001' };

/** A signed-in panel with a worker and a desktop the test plays. */
export function createDeskBench({
  level = 'verified',
  isConnected = true,
  roles = ['rep'],
  isStreaming = false,
  nowMs = () => Date.parse('2026-11-18T10:45:00Z'),
  ...given
}: {
  policy?: ManagedPolicy;
  /** Packs of which nothing comes, and no end either. */
  isStreaming?: boolean;
  roles?: Role[];
  level?: Level;
  isConnected?: boolean;
  nowMs?: () => number;
} = {}) {
  const run = new AbortController();
  const asked: PackAsk[] = [];
  const signals: AbortSignal[] = [];
  const vouched: string[][] = [];
  const searches: SearchRequest[] = [];
  let policy = given.policy ?? {};
  let printCount = 0;
  const calls: string[] = [];
  let active: Conversation[] = [];
  let isFailing = false;
  let customerNow: string | undefined;
  let last: ReadyState | null = null;
  let reloadCount = 0;
  let push: PushListener = { onEvent: () => undefined, onConnected: () => undefined };
  let hear: (heard: readonly Signal[]) => void = () => undefined;

  const pinOf = (name: string) => ({
    pinId: 'p1',
    grant: 'sealed-grant-of-p1',
    label: `Customer ${name}`,
    market: 'GB',
    pinnedAt: '2026-11-18T10:45:00Z',
    expiresAt: '2030-01-01T00:00:00Z',
  });
  const api: WorkerApi = {
    listConversations: async () => {
      if (isFailing) throw new ProblemError('offline');
      return active;
    },
    openChannel: () => Promise.reject(new ProblemError('offline')),
    requestPack: async (request, signal) => {
      asked.push(request);
      signals.push(signal);
      if (isStreaming) return new ReadableStream({ start: () => undefined });
      const name = customerNow ?? `Customer ${request.conversationId ?? 'a'}`;
      return streamOf(toBytes(packLines(`t${asked.length}`, name, level, { registrationNumber: MASKED })));
    },
    renewTicket: async () => ({ ticket: 'renewed', ticketExpiresAt: '2030-01-01T00:00:00Z' }),
    verifyCaller: async (ticket, method) => {
      vouched.push([ticket, method]);
      return { verification: 'sealed-verification', expiresAt: '2030-01-01T00:00:00Z' };
    },
    revealField: async () => {
      calls.push('reveal');
      return { field: 'company-registration-number' as const, text: '04412345', hideAfterS: 30 };
    },
    giveFeedback: async () => {
      calls.push('feedback');
    },
    search: async (request) => {
      searches.push(request);
      return { hits: [{ handle: 'sealed-hit-000001', name: 'A•••', market: 'GB', detail: '' }], hasMore: false };
    },
    listOpenings: async () => ({ openings: [], asOf: null, hasMore: false }),
    createPin: async () => {
      calls.push('pin');
      return pinOf('a');
    },
    removePin: async () => undefined,
    readPins: async () => [pinOf('a')],
  };
  const desk = createDesk({
    api,
    configuration: CONFIGURATION,
    rep: { id: 'r', name: 'Rep', roles },
    settings: () => settingsInForce(policy, {}),
    host: 'https://prep.bank.example',
    disk: createMemoryArea(),
    profile: createMemoryProfile(),
    startPush: (listener) => {
      push = listener;
      if (isConnected) listener.onConnected(true);
    },
    hearSignals: (listen) => {
      hear = listen;
    },
    nowMs,
    reload: () => {
      reloadCount += 1;
    },
    print: () => {
      printCount += 1;
    },
    publish: (state) => {
      last = state;
    },
    signal: run.signal,
  });

  async function settled(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      // A pin's mark is reckoned on another thread: what was given there before is done when this is.
      if (turn % 10 === 0) await crypto.subtle.digest('SHA-256', new Uint8Array(64));
    }
  }
  async function poll(): Promise<void> {
    push.onEvent({ conversationId: 'another', myState: 'connected', isChanged: false });
    await settled();
  }
  const conversation = (conversationId: string): Conversation => ({
    conversationId,
    media: 'call',
    direction: 'inbound',
    state: 'ringing',
    startedAt: '2026-11-18T10:45:00Z',
  });
  return {
    actions: desk.actions,
    asked,
    signals,
    vouched,
    searches,
    settled,
    poll,
    state: (): ReadyState => {
      if (last === null) throw new Error('nothing has been published');
      return last;
    },
    reloads: () => reloadCount,
    prints: () => printCount,
    /** What was asked of the worker by a click. */
    calls,
    rule: async (next: ManagedPolicy) => {
      policy = next;
      desk.settingsChanged();
      await settled();
    },
    hear: (...heard: Signal[]) => hear(heard),
    push: (event: ConversationEvent) => push.onEvent(event),
    connect: (isSocketThere: boolean) => push.onConnected(isSocketThere),
    /** Every pack from now on is of this customer. */
    becomes: (name: string) => {
      customerNow = name;
    },
    fail: () => {
      isFailing = true;
    },
    ring: async (id: string) => {
      active = [...active, conversation(id)];
      await poll();
    },
    move: async (id: string, state: Conversation['state']) => {
      active = active.map((each) => (each.conversationId === id ? { ...each, state } : each));
      await poll();
    },
    end: async (id: string) => {
      active = active.filter(({ conversationId }) => conversationId !== id);
      await poll();
    },
    close: () => run.abort(),
  };
}
