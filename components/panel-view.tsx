import { Match, Switch } from 'solid-js';
import type { PanelState, PanelViewProps } from './panel-state.ts';
import { ReadyScreen } from './ready-screen.tsx';
import {
  ChooseWorker,
  Locked,
  PolicyWrong,
  SignedOut,
  SigningIn,
  Unreachable,
  WaitingForPolicy,
} from './start-screens.tsx';
import './style/index.css';

function stateIn<Phase extends PanelState['phase']>(state: PanelState, phase: Phase) {
  const isIn = (candidate: PanelState): candidate is Extract<PanelState, { phase: Phase }> => candidate.phase === phase;
  return isIn(state) ? state : false;
}

/** Everything the panel shows. */
export function PanelView(props: PanelViewProps) {
  return (
    <div class="panel">
      <Switch>
        <Match when={stateIn(props.state, 'waiting-for-policy')}>
          <WaitingForPolicy />
        </Match>
        <Match when={stateIn(props.state, 'locked')}>
          <Locked />
        </Match>
        <Match when={stateIn(props.state, 'policy-wrong')}>{(state) => <PolicyWrong state={state()} />}</Match>
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
        <Match when={stateIn(props.state, 'ready')}>
          {(state) => <ReadyScreen panel={state()} actions={props.actions} />}
        </Match>
      </Switch>
    </div>
  );
}
