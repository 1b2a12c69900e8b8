import { Match, Show, Switch } from 'solid-js';
import { CandidateChooser } from './candidate-chooser.tsx';
import { ConversationPicker } from './conversation-picker.tsx';
import { HeldScreen } from './held-screen.tsx';
import { IdentifyingScreen } from './identifying-screen.tsx';
import { isWithoutCall, OpenedFrom } from './opened-from.tsx';
import { PackScreen } from './pack-screen.tsx';
import type { ConversationView, PanelActions, ReadyState } from './panel-state.ts';
import { PinList } from './pin-list.tsx';
import { SearchBox } from './search-box.tsx';
import { Conflict, LookUpFailed, NoConversation, SetAside, Unidentified } from './unresolved-screens.tsx';

function viewIn<State extends ConversationView['state']>(view: ConversationView, state: State) {
  const isIn = (candidate: ConversationView): candidate is Extract<ConversationView, { state: State }> =>
    candidate.state === state;
  return isIn(view) ? view : false;
}

/** What the selected conversation, or the opened pin, has come to. */
export function ConversationScreen(props: { panel: ReadyState; actions: PanelActions }) {
  const view = () => props.panel.view;
  const retry = () => props.actions.retryPack();
  const isInBar = () => view().state === 'pack' || view().state === 'held';
  return (
    <>
      <Switch>
        <Match when={viewIn(view(), 'no-conversation')}>
          <NoConversation hasOthers={props.panel.conversations.length > 0} />
          <Show when={props.panel.features.search && props.panel.search}>
            {(search) => <SearchBox search={search()} actions={props.actions} />}
          </Show>
          <PinList pins={props.panel.pins} actions={props.actions} />
        </Match>
        <Match when={viewIn(view(), 'pick')}>
          <ConversationPicker
            items={props.panel.conversations}
            onSelect={(id) => props.actions.selectConversation(id)}
          />
        </Match>
        <Match when={viewIn(view(), 'identifying')}>
          <IdentifyingScreen />
        </Match>
        <Match when={viewIn(view(), 'set-aside')}>
          <SetAside onRetry={retry} />
        </Match>
        <Match when={viewIn(view(), 'unidentified')}>
          <Unidentified isWithoutCall={isWithoutCall(props.panel)} onRetry={retry} />
        </Match>
        <Match when={viewIn(view(), 'candidates')}>
          {(found) => (
            <CandidateChooser
              identity={found().identity}
              onChoose={(handle) => props.actions.chooseCandidate(handle)}
            />
          )}
        </Match>
        <Match when={viewIn(view(), 'conflict')}>{(found) => <Conflict view={found()} onRetry={retry} />}</Match>
        <Match when={viewIn(view(), 'look-up-failed')}>
          {(found) => <LookUpFailed view={found()} isWithoutCall={isWithoutCall(props.panel)} onRetry={retry} />}
        </Match>
        <Match when={viewIn(view(), 'held')}>
          {(found) => (
            <Show when={found().pack.id} keyed>
              <HeldScreen pack={found().pack} panel={props.panel} actions={props.actions} />
            </Show>
          )}
        </Match>
        <Match when={viewIn(view(), 'pack')}>
          {(found) => (
            <Show when={found().pack.id} keyed>
              <PackScreen pack={found().pack} panel={props.panel} actions={props.actions} />
            </Show>
          )}
        </Match>
      </Switch>
      <Show when={isWithoutCall(props.panel) && !isInBar()}>
        <p class="way-back">
          <OpenedFrom panel={props.panel} actions={props.actions} />
        </p>
      </Show>
    </>
  );
}
