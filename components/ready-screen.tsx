import WifiOff from 'lucide-solid/icons/wifi-off';
import { createMemo, createSignal, Show } from 'solid-js';
import { ConversationScreen } from './conversation-screen.tsx';
import type { HelpDoor } from './help/create-help-door.ts';
import { HelpPlace } from './help/help-place.tsx';
import type { HelpView } from './help-state.ts';
import { OpeningsList } from './openings-list.tsx';
import type { PanelActions, ReadyState } from './panel-state.ts';
import { PinList } from './pin-list.tsx';
import { selectionKey } from './selection-key.ts';
import { TopBar } from './top-bar.tsx';

type ReadyScreenProps = { panel: ReadyState; help: HelpView | undefined; door: HelpDoor; actions: PanelActions };

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
  const key = createMemo(() => selectionKey(props.panel.selection));
  return (
    <div class="desk" data-training={props.panel.isTraining ? 'on' : undefined}>
      <TopBar
        panel={props.panel}
        door={props.door}
        hasHelp={props.help !== undefined}
        actions={props.actions}
        onPins={() => setIsPinListOpen((isOpen) => !isOpen)}
      />
      <LostConnection panel={props.panel} />
      <HelpPlace help={props.help} door={props.door} actions={props.actions}>
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
      </HelpPlace>
    </div>
  );
}
