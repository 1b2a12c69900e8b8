import Check from 'lucide-solid/icons/check';
import X from 'lucide-solid/icons/x';
import { For, Match, Show, Switch } from 'solid-js';
import type { Caller } from '../api-worker/contract/identity.ts';

function Speaker(props: { caller: Caller }) {
  return (
    <p class="caller-who">
      <bdi class="caller-name">{props.caller.name ?? 'The customer'}</bdi> speaks
      <Show when={props.caller.state !== 'is-customer'} fallback=", the customer in person">
        <Show when={props.caller.role}> as {props.caller.role}</Show>
      </Show>
      <Show when={props.caller.mandate}>
        <span class="caller-mandate"> ({props.caller.mandate})</span>
      </Show>
    </p>
  );
}

function Candidates(props: { caller: Caller }) {
  return (
    <>
      <p class="caller-who">
        <b>{props.caller.ask ?? 'Ask who is speaking'}</b>
      </p>
      <p class="caller-mandate">
        Perhaps{' '}
        <For each={props.caller.candidates}>
          {(candidate, index) => (
            <>
              {index() > 0 ? ', ' : ''}
              <bdi>{candidate.name}</bdi> ({candidate.role})
            </>
          )}
        </For>
      </p>
    </>
  );
}

function Rights(props: { caller: Caller }) {
  return (
    <Show when={props.caller.may.length + props.caller.mayNot.length > 0}>
      <p class="caller-rights">
        <Show when={props.caller.may.length}>
          <span data-tone="good">
            <Check class="icon-small" />
            <span class="visually-hidden">may: </span> {props.caller.may.join(', ')}
          </span>
        </Show>
        <Show when={props.caller.mayNot.length}>
          <span data-tone="stop">
            <X class="icon-small" />
            <span class="visually-hidden">may not: </span> {props.caller.mayNot.join(', ')}
          </span>
        </Show>
      </p>
    </Show>
  );
}

/** Who is speaking and what the mandate lets them do; the caller is rarely the customer. */
export function CallerLine(props: { caller: Caller; isOnCall: boolean }) {
  return (
    <section class="caller" aria-label="Caller" data-state={props.caller.state}>
      <Switch
        fallback={
          <p class="caller-who">
            <b>{props.caller.ask ?? 'Ask who is speaking'}</b>
          </p>
        }
      >
        <Match when={props.caller.state === 'known' || props.caller.state === 'is-customer'}>
          <Speaker caller={props.caller} />
        </Match>
        <Match when={props.caller.state === 'candidates'}>
          <Candidates caller={props.caller} />
        </Match>
        <Match when={props.caller.state === 'held'}>
          <p class="caller-mandate">
            {props.isOnCall
              ? (props.caller.ask ?? 'The caller is shown once the customer is verified.')
              : 'Opened without a call: nobody is speaking.'}
          </p>
        </Match>
      </Switch>
      <Rights caller={props.caller} />
    </section>
  );
}
