import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { AccessReason, PanelActions, ReadyState, Rep } from '../../../components/panel-state.ts';
import type { Signal } from '../../signals/messages.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import { createFeed } from '../conversations/create-feed.ts';
import type { PushListener } from '../conversations/create-push.ts';
import { createUnseen } from '../conversations/create-unseen.ts';
import { createPacks } from '../packs/create-packs.ts';
import { createPins } from '../pins/create-pins.ts';
import { createOpenings } from '../search/create-openings.ts';
import { createSearch } from '../search/create-search.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { Opened } from './create-selection.ts';
import { createSelection } from './create-selection.ts';
import type { DeskMemory } from './ready-state.ts';
import { openedKey, readyState } from './ready-state.ts';

export type DeskDependencies = {
  api: WorkerApi;
  configuration: Configuration;
  rep: Rep;
  arePinsAllowed: boolean;
  host: string;
  disk: StorageArea;
  startPush: (listener: PushListener, signal: AbortSignal) => void;
  hearSignals: (hear: (heard: readonly Signal[]) => void) => void;
  nowMs: () => number;
  reload: () => void;
  print: () => void;
  publish: (state: ReadyState) => void;
  signal: AbortSignal;
};

export type DeskActions = Omit<PanelActions, 'chooseWorker' | 'chooseSetting' | 'signIn' | 'signOut' | 'reconnect'>;
export type Desk = {
  actions: DeskActions;
  /** Somebody is on the line or in a chat: then being idle at the keyboard is no reason to lock. */
  isConnected: () => boolean;
};

const RENEWAL_MS = 60_000;

/** Everything between sign-in and sign-out: the rep's conversations, the one on screen, its pack, the pins. */
export function createDesk(dependencies: DeskDependencies): Desk {
  const memory = createMemory(dependencies, () => show());
  const { packs, pins, selection } = memory;

  function show(): void {
    if (dependencies.signal.aborted) return;
    const opened = selection.opened();
    if (opened !== null && !packs.has(openedKey(opened))) selection.close();
    memory.selected = selection.decide(memory.conversations);
    if (memory.selected.kind === 'conversation') {
      memory.search.clear();
      memory.unseen.look(memory.selected.conversationId);
      packs.open(memory.selected.conversationId, { conversationId: memory.selected.conversationId });
    }
    dependencies.publish(readyState(memory, dependencies));
  }

  function reloadIfOver(): void {
    if (memory.hadLive && memory.conversations.length === 0 && selection.opened() === null) dependencies.reload();
  }

  function onList(conversations: Conversation[]): void {
    memory.conversations = conversations;
    memory.unseen.compare(conversations);
    memory.hadLive ||= conversations.length > 0;
    const isOver = (key: string) =>
      memory.isConversation(key) && !conversations.some((each) => each.conversationId === key);
    for (const key of packs.keys().filter(isOver)) packs.drop(key);
    if (!feed.isConnected()) refreshUnverified(memory);
    show();
    reloadIfOver();
  }

  const feed = createFeed(
    { listConversations: dependencies.api.listConversations, startPush: dependencies.startPush },
    {
      onList,
      onChanged: (conversationId) => {
        memory.unseen.note(conversationId);
        packs.refresh(conversationId);
        show();
      },
      onSocket: () => {
        for (const key of packs.keys().filter(memory.isConversation)) packs.refresh(key);
      },
      onConnection: (connection) => {
        memory.connection = connection;
        show();
      },
    },
    dependencies.signal,
  );
  const renewal = setInterval(() => void packs.renewTickets(), RENEWAL_MS);
  dependencies.signal.addEventListener('abort', () => clearInterval(renewal));
  dependencies.hearSignals((heard) => {
    selection.hear(heard);
    show();
  });
  dependencies.signal.addEventListener('abort', () => {
    for (const key of packs.keys()) packs.drop(key);
  });
  void pins.load();
  show();

  return {
    actions: createActions(memory, dependencies, { show, reloadIfOver }),
    isConnected: () => memory.conversations.some(({ state }) => state === 'connected' || state === 'held'),
  };
}

function createMemory(dependencies: DeskDependencies, onChange: () => void): DeskMemory {
  const { api, configuration, rep, disk, nowMs, arePinsAllowed, host } = dependencies;
  const { limit } = configuration.pins;
  const isEnabled = arePinsAllowed && configuration.pins.isEnabled;
  return {
    packs: createPacks({ api, nowMs, onChange }),
    pins: createPins({ api, disk, owner: { repId: rep.id, host }, isEnabled, limit, nowMs, onChange }),
    search: createSearch({ api, isAllowed: rep.roles.includes('searcher'), onChange }),
    openings: createOpenings({ api, onChange }),
    selection: createSelection(),
    unseen: createUnseen(),
    selected: { kind: 'none' },
    conversations: [],
    connection: 'polled',
    hadLive: false,
    pinnedAs: new Map(),
    isConversation: (key) => !key.includes(':'),
  };
}

/** Without a socket nobody says that a caller was verified since, so whoever is not is asked about again. */
function refreshUnverified({ packs, selected }: DeskMemory): void {
  if (selected.kind !== 'conversation' || packs.isVerified(selected.conversationId)) return;
  packs.refresh(selected.conversationId);
}

type Steps = { show: () => void; reloadIfOver: () => void };

function createActions(memory: DeskMemory, { print }: DeskDependencies, { show, reloadIfOver }: Steps): DeskActions {
  const { packs, pins, search, openings, selection, pinnedAs } = memory;
  let hitCount = 0;
  const open = (opened: Opened, handle: string, reason: AccessReason) => {
    packs.drop(openedKey(opened));
    packs.open(openedKey(opened), { handle, reason });
    selection.open(opened);
    show();
  };
  const onSelected = (act: (key: string) => void) => () => {
    if (memory.selected.kind === 'conversation') act(memory.selected.conversationId);
    if (memory.selected.kind === 'pin' || memory.selected.kind === 'hit') act(openedKey(memory.selected));
  };
  return {
    selectConversation(conversationId) {
      selection.pick(conversationId);
      show();
    },
    chooseCandidate: (handle) => onSelected((key) => packs.choose(key, handle))(),
    notThisCustomer: onSelected(packs.setAside),
    verifyCaller: (method) => onSelected((key) => packs.vouch(key, method))(),
    revealField: onSelected(packs.revealField),
    giveFeedback: (noticeId, handle, verdict) =>
      onSelected((key) => packs.giveFeedback(key, { noticeId, handle, verdict }))(),
    retrySections: (sectionIds) => onSelected((key) => packs.retry(key, sectionIds))(),
    retryPack: onSelected(packs.restart),
    pin: onSelected((key) => {
      const ticket = packs.ticket(key);
      const subject = packs.subject(key);
      if (ticket !== undefined) void pins.add(ticket, (pinId) => pinnedAs.set(subject, pinId));
    }),
    unpin: (pinId) => void pins.remove(pinId),
    openPin(pinId, reason) {
      const handle = pins.grantOf(pinId);
      if (handle !== undefined) open({ kind: 'pin', pinId }, handle, reason);
    },
    closePin() {
      const opened = selection.opened();
      selection.close();
      if (opened !== null) packs.drop(openedKey(opened));
      show();
      reloadIfOver();
    },
    search: (query, reason) => void search.find(query, reason),
    openHit(handle) {
      const reason = search.reason();
      if (reason === undefined) return;
      hitCount += 1;
      open({ kind: 'hit', hitId: String(hitCount) }, handle, reason);
    },
    showOpenings: (ofRep) => void openings.show(ofRep),
    showEarlierOpenings: () => void openings.showEarlier(),
    closeOpenings: openings.close,
    print,
  };
}
