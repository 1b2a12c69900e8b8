import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { ConversationView, ReadyState, Rep, Selection, SwitcherItem } from '../../../components/panel-state.ts';
import type { createUnseen } from '../conversations/create-unseen.ts';
import type { Packs } from '../packs/create-packs.ts';
import type { createPins } from '../pins/create-pins.ts';
import type { Settings } from '../policy/settings.ts';
import type { createOpenings } from '../search/create-openings.ts';
import type { createSearch } from '../search/create-search.ts';
import type { createSelection, Opened } from './create-selection.ts';

/** What a signed-in panel remembers, in this document only. */
export type DeskMemory = {
  packs: Packs;
  pins: ReturnType<typeof createPins>;
  search: ReturnType<typeof createSearch>;
  openings: ReturnType<typeof createOpenings>;
  selection: ReturnType<typeof createSelection>;
  unseen: ReturnType<typeof createUnseen>;
  selected: Selection | { kind: 'pick' };
  conversations: Conversation[];
  connection: ReadyState['connection'];
  /** A customer was on screen since this document was loaded, with a call or without, and may still be in memory. */
  hadLive: boolean;
  /** By the subject of the pack it was made of. */
  pinnedAs: Map<string, string>;
  isConversation: (key: string) => boolean;
};

/** Under which its pack is kept; no conversation's id has a colon. */
export const openedKey = (opened: Opened): string =>
  opened.kind === 'pin' ? `pin:${opened.pinId}` : `hit:${opened.hitId}`;

export function readyState(
  memory: DeskMemory,
  { configuration, rep, settings }: { configuration: Configuration; rep: Rep; settings: () => Settings },
): ReadyState {
  const view = viewOf(memory);
  const pins = memory.pins.view();
  const pinnedAs = pinnedAsOf(memory);
  return {
    phase: 'ready',
    rep,
    organizationName: configuration.organizationName,
    supportContact: configuration.supportContact,
    conversations: memory.conversations.map((conversation) => toItem(conversation, memory)),
    connection: memory.connection,
    selection: memory.selected.kind === 'pick' ? { kind: 'none' } : memory.selected,
    view,
    search: memory.search.view(),
    openings: memory.openings.view(),
    pins,
    pinnedAs: pins.items.some(({ pinId }) => pinId === pinnedAs) ? pinnedAs : undefined,
    banner: 'pack' in view ? view.pack.banner : undefined,
    features: settings().features,
    isTraining: configuration.isTraining,
  };
}

function toItem(conversation: Conversation, { packs, selected, unseen }: DeskMemory): SwitcherItem {
  const { conversationId } = conversation;
  const isSelected = selected.kind === 'conversation' && selected.conversationId === conversationId;
  const label = packs.customerName(conversationId);
  return { ...conversation, label, isSelected, unseenCount: unseen.count(conversationId) };
}

function viewOf({ packs, selected }: DeskMemory): ConversationView {
  switch (selected.kind) {
    case 'none':
      return { state: 'no-conversation' };
    case 'pick':
      return { state: 'pick' };
    case 'pin':
    case 'hit':
      return packs.view(openedKey(selected)) ?? { state: 'identifying' };
    case 'conversation': {
      const { conversationId } = selected;
      return packs.view(conversationId) ?? { state: 'identifying', conversationId };
    }
  }
}

function pinnedAsOf({ selected, pinnedAs, packs }: DeskMemory): string | undefined {
  if (selected.kind === 'pin') return selected.pinId;
  return selected.kind === 'conversation' ? pinnedAs.get(packs.subject(selected.conversationId)) : undefined;
}
