import CircleSlash2 from 'lucide-solid/icons/circle-slash-2';
import GitFork from 'lucide-solid/icons/git-fork';
import Headset from 'lucide-solid/icons/headset';
import SearchX from 'lucide-solid/icons/search-x';
import UserX from 'lucide-solid/icons/user-x';
import { For, Show } from 'solid-js';
import { MessageScreen } from './message-screen.tsx';
import type { ConversationView } from './panel-state.ts';
import { problemText } from './problem-text.ts';

type ViewIn<State extends ConversationView['state']> = Extract<ConversationView, { state: State }>;
type Retry = { onRetry: () => void };

function RetryButton(props: Retry) {
  return (
    <button type="button" class="secondary" onClick={() => props.onRetry()}>
      Look again
    </button>
  );
}

export function NoConversation(props: { hasOthers: boolean }) {
  return (
    <MessageScreen
      icon={Headset}
      title="No conversation on screen"
      text={
        props.hasOthers
          ? 'Choose one of your conversations above.'
          : 'When one rings or you open it, the customer stands here before you say hello.'
      }
    />
  );
}

const NOBODY = {
  calling: {
    title: 'Caller not identified',
    text: 'Ask who is calling and for which customer, then follow your verification procedure.',
  },
  opened: {
    title: 'Nobody to show',
    text: 'What you opened leads to no customer any more, or to none that you may see.',
  },
};

export function Unidentified(props: { isWithoutCall: boolean } & Retry) {
  return (
    <MessageScreen icon={UserX} {...(props.isWithoutCall ? NOBODY.opened : NOBODY.calling)}>
      <RetryButton onRetry={() => props.onRetry()} />
    </MessageScreen>
  );
}

export function SetAside(props: Retry) {
  return (
    <MessageScreen
      icon={CircleSlash2}
      title="Not this customer"
      text="The pack has left your screen. Ask who is calling and for which customer."
    >
      <button type="button" class="secondary" onClick={() => props.onRetry()}>
        Bring the pack back
      </button>
    </MessageScreen>
  );
}

export function Conflict(props: { view: ViewIn<'conflict'> } & Retry) {
  return (
    <MessageScreen icon={GitFork} tone="care" title="Two customers claimed" text={props.view.identity.text}>
      <dl class="facts claims">
        <For each={props.view.identity.claims}>
          {(claim) => (
            <div>
              <dt>{claim.from}</dt>
              <dd>
                <bdi>{claim.masked}</bdi>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <p>Nothing is shown while they disagree. Ask the caller; do not guess.</p>
      <RetryButton onRetry={() => props.onRetry()} />
    </MessageScreen>
  );
}

export function LookUpFailed(props: { view: ViewIn<'look-up-failed'>; isWithoutCall: boolean } & Retry) {
  return (
    <MessageScreen
      icon={SearchX}
      tone="stop"
      title="The look-up failed"
      text={props.view.text ?? problemText(props.view.code)}
    >
      <p>
        The customer may well be on file, with restrictions nobody could check.
        <Show when={!props.isWithoutCall}> Treat the caller as unknown.</Show>
      </p>
      <RetryButton onRetry={() => props.onRetry()} />
      <Show when={props.view.retryAfterS}>
        <p class="meta">Best tried again in {props.view.retryAfterS} seconds.</p>
      </Show>
    </MessageScreen>
  );
}
