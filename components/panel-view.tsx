import { Match, Show, Switch } from 'solid-js';
import { createHelpDoor } from './help/create-help-door.ts';
import { HelpButton } from './help/help-button.tsx';
import { HelpPlace } from './help/help-place.tsx';
import type { PanelActions, PanelState, PanelViewProps } from './panel-state.ts';
import { PolicyWrong, SwitchedOff, WaitingForPolicy } from './policy-screens.tsx';
import { ReadyScreen } from './ready-screen.tsx';
import { ChooseWorker, Locked, SignedOut, SigningIn, Unreachable } from './start-screens.tsx';
import './style/index.css';

function stateIn<Phase extends PanelState['phase']>(state: PanelState, phase: Phase) {
  const isIn = (candidate: PanelState): candidate is Extract<PanelState, { phase: Phase }> => candidate.phase === phase;
  return isIn(state) ? state : false;
}

/** All there is until somebody is signed in: one message at a time. */
function StartScreen(props: { state: PanelState; actions: PanelActions }) {
  return (
    <Switch>
      <Match when={stateIn(props.state, 'waiting-for-policy')}>{(state) => <WaitingForPolicy state={state()} />}</Match>
      <Match when={stateIn(props.state, 'policy-wrong')}>{(state) => <PolicyWrong state={state()} />}</Match>
      <Match when={stateIn(props.state, 'switched-off')}>{(state) => <SwitchedOff state={state()} />}</Match>
      <Match when={stateIn(props.state, 'locked')}>
        <Locked />
      </Match>
      <Match when={stateIn(props.state, 'choose-worker')}>
        {(state) => <ChooseWorker state={state()} actions={props.actions} />}
      </Match>
      <Match when={stateIn(props.state, 'signed-out')}>
        {(state) => <SignedOut state={state()} actions={props.actions} />}
      </Match>
      <Match when={stateIn(props.state, 'signing-in')}>
        <SigningIn />
      </Match>
      <Match when={stateIn(props.state, 'unreachable')}>
        {(state) => <Unreachable state={state()} actions={props.actions} />}
      </Match>
    </Switch>
  );
}

/** Everything the panel shows. */
export function PanelView(props: PanelViewProps) {
  const door = createHelpDoor(() => props.state);
  const start = () => (
    <HelpPlace help={props.help} door={door} actions={props.actions}>
      <Show when={props.help}>
        <HelpButton onOpen={() => door.open()} />
      </Show>
      <StartScreen state={props.state} actions={props.actions} />
    </HelpPlace>
  );
  return (
    <div class="panel">
      <Show when={stateIn(props.state, 'ready')} fallback={start()}>
        {(state) => <ReadyScreen panel={state()} help={props.help} door={door} actions={props.actions} />}
      </Show>
    </div>
  );
}
