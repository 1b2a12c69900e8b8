import Building from 'lucide-solid/icons/building';
import Lock from 'lucide-solid/icons/lock';
import LogIn from 'lucide-solid/icons/log-in';
import ServerOff from 'lucide-solid/icons/server-off';
import ShieldX from 'lucide-solid/icons/shield-x';
import { For, Show } from 'solid-js';
import { MessageScreen } from './message-screen.tsx';
import type { PanelActions, PanelState } from './panel-state.ts';
import { problemText } from './problem-text.ts';
import { SupportLine } from './support-line.tsx';

export type PhaseOf<Phase extends PanelState['phase']> = Extract<PanelState, { phase: Phase }>;

export function Locked() {
  return <MessageScreen icon={Lock} title="Locked" text="Nothing is shown while nobody is at the desk." />;
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

/** Who is signed in at Genesys may not come in here: what to do, and whom to ask. */
const REFUSALS: Record<string, { title: string; text: string }> = {
  not_permitted: {
    title: 'You have no access to this panel',
    text: 'You are signed in to Genesys Cloud, but none of your roles there opens customer profiles. Ask your team leader or administrator for the role, then try again.',
  },
  organization_not_allowed: {
    title: 'Your organisation has no access',
    text: 'You are signed in to a Genesys Cloud organisation this service does not serve. Sign in to the desktop of your bank, then try again.',
  },
  client_not_allowed: {
    title: 'This sign-in belongs to another application',
    text: 'The service does not accept it. Ask your administrator to check the settings of this panel, then try again.',
  },
};

function Refused(props: { refusal: { title: string; text: string }; contact?: string; actions: PanelActions }) {
  return (
    <MessageScreen icon={ShieldX} tone="care" title={props.refusal.title} text={props.refusal.text}>
      <button type="button" class="primary" onClick={() => props.actions.signIn()}>
        Try again
      </button>
      <SupportLine contact={props.contact} />
    </MessageScreen>
  );
}

export function SignedOut(props: { state: PhaseOf<'signed-out'>; actions: PanelActions }) {
  const refusal = () => REFUSALS[props.state.problem ?? ''];
  return (
    <Show when={refusal()} fallback={<AskToSignIn {...props} />}>
      {(found) => <Refused refusal={found()} contact={props.state.supportContact} actions={props.actions} />}
    </Show>
  );
}

function AskToSignIn(props: { state: PhaseOf<'signed-out'>; actions: PanelActions }) {
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
