import Building from 'lucide-solid/icons/building';
import Lock from 'lucide-solid/icons/lock';
import LogIn from 'lucide-solid/icons/log-in';
import ServerOff from 'lucide-solid/icons/server-off';
import ShieldEllipsis from 'lucide-solid/icons/shield-ellipsis';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, Show } from 'solid-js';
import { MessageScreen } from './message-screen.tsx';
import type { PanelActions, PanelState } from './panel-state.ts';
import { problemText } from './problem-text.ts';
import { SupportLine } from './support-line.tsx';

type PhaseOf<Phase extends PanelState['phase']> = Extract<PanelState, { phase: Phase }>;

export function WaitingForPolicy() {
  return (
    <MessageScreen
      icon={ShieldEllipsis}
      title="Waiting for your organisation's settings"
      text="The browser has not received them yet. This usually takes less than a minute after the first start."
    />
  );
}

export function Locked() {
  return <MessageScreen icon={Lock} title="Locked" text="Nothing is shown while nobody is at the desk." />;
}

export function PolicyWrong(props: { state: PhaseOf<'policy-wrong'> }) {
  return (
    <MessageScreen
      icon={TriangleAlert}
      tone="care"
      title="The settings name an unknown address"
      text={`“${props.state.workerAddress}” is not one this panel may talk to. Ask your administrator to correct the policy.`}
    />
  );
}

export function ChooseWorker(props: { state: PhaseOf<'choose-worker'>; actions: PanelActions }) {
  return (
    <MessageScreen
      icon={Building}
      title="Choose your service"
      text="No policy of your organisation is in force, so the panel asks once which service to use."
    >
      <ul class="choices">
        <For each={props.state.hosts}>
          {(host) => (
            <li>
              <button type="button" class="choice" onClick={() => props.actions.chooseWorker(host)}>
                {host}
              </button>
            </li>
          )}
        </For>
      </ul>
    </MessageScreen>
  );
}

export function SignedOut(props: { state: PhaseOf<'signed-out'>; actions: PanelActions }) {
  return (
    <MessageScreen
      icon={LogIn}
      title={props.state.organizationName ? `Sign in to ${props.state.organizationName}` : 'Sign in'}
      text="Your Genesys Cloud sign-in opens the customer's prep pack beside each conversation."
    >
      <Show when={props.state.problem}>
        <p class="problem" role="alert">
          {problemText(props.state.problem)}
        </p>
      </Show>
      <button type="button" class="primary" onClick={() => props.actions.signIn()}>
        Sign in
      </button>
      <SupportLine contact={props.state.supportContact} />
    </MessageScreen>
  );
}

export function SigningIn() {
  return (
    <MessageScreen
      icon={LogIn}
      title="Signing in…"
      text="If a Genesys Cloud window has opened, finish signing in there."
    />
  );
}

export function Unreachable(props: { state: PhaseOf<'unreachable'>; actions: PanelActions }) {
  return (
    <MessageScreen
      icon={ServerOff}
      tone="care"
      title="The service cannot be reached"
      text={`${problemText(props.state.code)} No customer can be shown until it answers.`}
    >
      <button type="button" class="primary" onClick={() => props.actions.reconnect()}>
        Try again
      </button>
      <SupportLine contact={props.state.supportContact} />
    </MessageScreen>
  );
}
