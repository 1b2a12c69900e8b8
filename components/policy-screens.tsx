import PowerOff from 'lucide-solid/icons/power-off';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import ShieldEllipsis from 'lucide-solid/icons/shield-ellipsis';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { Show } from 'solid-js';
import { MessageScreen } from './message-screen.tsx';
import type { PolicyFault } from './panel-state.ts';
import type { PhaseOf } from './start-screens.tsx';
import { SupportLine } from './support-line.tsx';

/** The words that spare the administrator a search, for the rep to pass on as they stand. */
function TellAdministrator(props: { words: string; contact: string | undefined }) {
  return (
    <>
      <div class="tell">
        <p>Tell your administrator:</p>
        <blockquote class="say">“{props.words}”</blockquote>
      </div>
      <SupportLine contact={props.contact} />
    </>
  );
}

function Overdue(props: { contact: string | undefined }) {
  return (
    <MessageScreen
      icon={ShieldAlert}
      tone="care"
      title="No settings have arrived"
      text="Your organisation sets this panel up, and this browser still has nothing to go by. Until then no customer is shown."
    >
      <TellAdministrator
        words="The profile assistant has received no policy, or a policy without any value it can use."
        contact={props.contact}
      />
    </MessageScreen>
  );
}

export function WaitingForPolicy(props: { state: PhaseOf<'waiting-for-policy'> }) {
  return (
    <Show when={props.state.isOverdue} fallback={<StillWaiting contact={props.state.supportContact} />}>
      <Overdue contact={props.state.supportContact} />
    </Show>
  );
}

function StillWaiting(props: { contact: string | undefined }) {
  return (
    <MessageScreen
      icon={ShieldEllipsis}
      title="Waiting for your organisation's settings"
      text="The browser has not received them yet. This usually takes less than a minute after the first start."
    >
      <SupportLine contact={props.contact} />
    </MessageScreen>
  );
}

type Fault = { title: string; text: string; words: (address: string | undefined) => string };

const FAULTS: Record<PolicyFault, Fault> = {
  'no-address': {
    title: 'The settings name no service',
    text: 'They have arrived, but do not say where customers are looked up. Until then no customer is shown.',
    words: () => 'The policy of the profile assistant names no worker address.',
  },
  'unknown-address': {
    title: 'The settings name an unknown address',
    text: 'This panel may not talk to the service they name. Until that is corrected no customer is shown.',
    words: (address) =>
      `The policy of the profile assistant names ${address ?? 'an address'}, which its package does not allow.`,
  },
  unreadable: {
    title: 'The settings cannot be read',
    text: 'Your organisation’s settings may have changed, and this browser does not hand them over. Until it does no customer is shown. Close this panel and open it again to try once more.',
    words: () => 'The browser fails to hand the policy to the profile assistant (storage.managed).',
  },
  training: {
    title: 'Training and real customers are mixed up',
    text: 'The settings and the service disagree on whether customers are real here. Until they agree none is shown.',
    words: (address) =>
      `The policy and ${address ?? 'the worker'} disagree: one says training with made-up customers, the other does not.`,
  },
};

export function PolicyWrong(props: { state: PhaseOf<'policy-wrong'> }) {
  const fault = () => FAULTS[props.state.reason];
  return (
    <MessageScreen icon={TriangleAlert} tone="care" title={fault().title} text={fault().text}>
      <TellAdministrator words={fault().words(props.state.workerAddress)} contact={props.state.supportContact} />
    </MessageScreen>
  );
}

export function SwitchedOff(props: { state: PhaseOf<'switched-off'> }) {
  return (
    <MessageScreen
      icon={PowerOff}
      title="Switched off by your organisation"
      text="Use the desktop as usual. Nothing about customers is shown here, and it comes back by itself once it is switched on again."
    >
      <SupportLine contact={props.state.supportContact} />
    </MessageScreen>
  );
}
