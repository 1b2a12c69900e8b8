import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { PanelActions, ReadyState, Rep } from '../../../components/panel-state.ts';
import type { Signal } from '../../signals/messages.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import { createFeed } from '../conversations/create-feed.ts';
import type { PushListener } from '../conversations/create-push.ts';
import { createUnseen } from '../conversations/create-unseen.ts';
import type { Packs } from '../packs/create-packs.ts';
import { createPacks } from '../packs/create-packs.ts';
import { createPins } from '../pins/create-pins.ts';
import type { ProfileArea } from '../pins/grants-in-profile.ts';
import { hearRoaming } from '../pins/hear-roaming.ts';
import { pinRules } from '../pins/pin-rules.ts';
import type { Settings } from '../policy/settings.ts';
import { createOpenings } from '../search/create-openings.ts';
import { createSearch } from '../search/create-search.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { Opened } from './create-selection.ts';
import { createSelection } from './create-selection.ts';
import { createDeskActions } from './desk-actions.ts';
import type { DeskMemory } from './ready-state.ts';
import { openedKey, readyState } from './ready-state.ts';

export type DeskDependencies = {
  api: WorkerApi;
  configuration: Configuration;
  rep: Rep;
  /** In force now; they change under a running desk. */
  settings: () => Settings;
  host: string;
  disk: StorageArea;
  profile: ProfileArea;
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
  /** The administrator changed what may be done here. */
  settingsChanged: () => void;
};

const RENEWAL_MS = 60_000;

/** Everything between sign-in and sign-out: the rep's conversations, the one on screen, its pack, the pins. */
export function createDesk(dependencies: DeskDependencies): Desk {
  const memory = createMemory(dependencies, () => show());
  const { packs, pins, selection } = memory;

  function show(): void {
    if (dependencies.signal.aborted) return;
    const opened = selection.opened();
    const isOver = opened !== null && !packs.has(openedKey(opened));
    if (isOver) selection.close();
    memory.selected = selection.decide(memory.conversations);
    dropUnopened(memory);
    if (memory.selected.kind === 'conversation') {
      memory.search.clear();
      memory.unseen.look(memory.selected.conversationId);
      packs.open(memory.selected.conversationId, { conversationId: memory.selected.conversationId });
    }
    dependencies.publish(readyState(memory, dependencies));
    if (isOver) reloadIfOver();
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
  keepTickets(packs, dependencies.signal);
  dependencies.hearSignals((heard) => {
    selection.hear(heard);
    show();
  });
  void pins.load();
  show();

  const actions = createDeskActions(memory, dependencies, { show, reloadIfOver });
  return {
    actions,
    isConnected: () => memory.conversations.some(({ state }) => state === 'connected' || state === 'held'),
    settingsChanged: () => {
      if (isOpenedOff(selection.opened(), dependencies.settings())) actions.closePin();
      if (!dependencies.settings().features.search) memory.search.clear();
      show();
      void pins.load();
    },
  };
}

/** As long as the desk is there; the packs go with it. */
function keepTickets(packs: Packs, signal: AbortSignal): void {
  const renewal = setInterval(() => void packs.renewTickets(), RENEWAL_MS);
  signal.addEventListener('abort', () => {
    clearInterval(renewal);
    for (const key of packs.keys()) packs.drop(key);
  });
}

function createMemory(dependencies: DeskDependencies, onChange: () => void): DeskMemory {
  const { api, configuration, rep, disk, profile, nowMs, settings, host } = dependencies;
  const rules = () => pinRules(settings(), configuration);
  const isSearcher = () => rep.roles.includes('searcher') && settings().features.search;
  const pins = createPins({ api, disk, profile, owner: { repId: rep.id, host }, rules, nowMs, onChange });
  hearRoaming(profile, dependencies.signal, pins.reread);
  return {
    packs: createPacks({ api: inOwnWords(api, settings), nowMs, onChange }),
    pins,
    search: createSearch({ api, isAllowed: isSearcher, onChange }),
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

/** What was opened without a call cannot be come back to: it goes when another is opened or a call comes to the fore. */
function dropUnopened({ packs, selection, isConversation }: DeskMemory): void {
  const opened = selection.opened();
  const isLeft = (key: string) => !isConversation(key) && (opened === null || key !== openedKey(opened));
  for (const key of packs.keys().filter(isLeft)) packs.drop(key);
}

/** Without a socket nobody says that a caller was verified since, so whoever is not is asked about again. */
function refreshUnverified({ packs, selected }: DeskMemory): void {
  if (selected.kind !== 'conversation' || packs.isVerified(selected.conversationId)) return;
  packs.refresh(selected.conversationId);
}

/** Where the administrator allows no re-wording every pack is asked for without. */
function inOwnWords(api: WorkerApi, settings: () => Settings): WorkerApi {
  return {
    ...api,
    requestPack: (request, signal) =>
      api.requestPack(settings().isRewordingAllowed ? request : { ...request, mayReword: false }, signal),
  };
}

/** What was opened by a way that is off now does not stay open. */
function isOpenedOff(opened: Opened | null, { features, pins }: Settings): boolean {
  return (opened?.kind === 'hit' && !features.search) || (opened?.kind === 'pin' && !pins.isAllowed);
}
