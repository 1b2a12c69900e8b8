import WifiOff from 'lucide-solid/icons/wifi-off';
import { createMemo, createSignal, Show } from 'solid-js';
import { ConversationScreen } from './conversation-screen.tsx';
import { OpeningsList } from './openings-list.tsx';
import type { MenuItem } from './overflow-menu.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import type { PanelActions, ReadyState, Selection } from './panel-state.ts';
import { PinList } from './pin-list.tsx';
import { Switcher } from './switcher.tsx';

function keyOf(selection: Selection): string {
  if (selection.kind === 'conversation') return `conversation ${selection.conversationId}`;
  if (selection.kind === 'hit') return `hit ${selection.hitId}`;
  return selection.kind === 'pin' ? `pin ${selection.pinId}` : 'none';
}

type ReadyScreenProps = { panel: ReadyState; actions: PanelActions };

function LostConnection(props: { panel: ReadyState }) {
  return (
    <Show when={props.panel.connection === 'lost'}>
      <p class="lost" role="status">
        <WifiOff class="icon-small" /> Not connected: a new conversation may ring without showing here.
      </p>
    </Show>
  );
}

/** Conversations at the top, the chosen one beneath; another choice starts from an empty document part. */
export function ReadyScreen(props: ReadyScreenProps) {
  const [isPinListOpen, setIsPinListOpen] = createSignal(false);
  const key = createMemo(() => keyOf(props.panel.selection));
  const isPackShown = () => props.panel.view.state === 'pack';
  const menuItems = (): MenuItem[] => [
    ...(props.panel.pins.isEnabled && props.panel.view.state !== 'no-conversation'
      ? [{ label: 'Pinned customers', onChoose: () => setIsPinListOpen((isOpen) => !isOpen) }]
      : []),
    ...(isPackShown() ? [{ label: 'Print this pack', onChoose: () => props.actions.print() }] : []),
    ...(props.panel.view.state === 'no-conversation'
      ? []
      : [{ label: 'Load again', onChoose: () => props.actions.retryPack() }]),
    ...(props.panel.rep.roles.includes('supervisor')
      ? [{ label: 'Openings without a call', onChoose: () => props.actions.showOpenings() }]
      : []),
    { label: `Sign out ${props.panel.rep.name}`, onChoose: () => props.actions.signOut() },
  ];
  return (
    <>
      <header class="top-bar">
        <Switcher items={props.panel.conversations} onSelect={(id) => props.actions.selectConversation(id)} />
        <OverflowMenu label="More" items={menuItems()} />
      </header>
      <LostConnection panel={props.panel} />
      <Show when={isPinListOpen() && props.panel.view.state !== 'no-conversation'}>
        <PinList pins={props.panel.pins} actions={props.actions} />
      </Show>
      <Show when={props.panel.openings}>
        {(openings) => <OpeningsList openings={openings()} actions={props.actions} />}
      </Show>
      <main id="conversation-view" aria-label="Customer">
        <Show when={key()} keyed>
          <ConversationScreen panel={props.panel} actions={props.actions} />
        </Show>
      </main>
      <Show when={props.panel.banner && props.panel.view.state !== 'pack' && props.panel.view.state !== 'held'}>
        <p class="banner">{props.panel.banner}</p>
      </Show>
    </>
  );
}
