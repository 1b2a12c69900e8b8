import X from 'lucide-solid/icons/x';
import { For, Match, Show, Switch } from 'solid-js';
import type { OpeningsView } from './panel-state.ts';
import { problemText } from './problem-text.ts';

type Shown = Extract<OpeningsView, { state: 'shown' }>;

const EVENTS: Record<string, string> = {
  VIEW: 'opened',
  LOOKUP: 'looked up',
  SEARCH: 'searched',
  REVEAL: 'revealed a field',
  COPY: 'copied',
};

const words = (code: string): string => code.toLowerCase().replaceAll(/[_-]/gu, ' ');
const eventWords = (event: string): string => (Object.hasOwn(EVENTS, event) && EVENTS[event]) || words(event);

function timeText(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

function OpeningRow(props: { opening: Shown['openings'][number] }) {
  return (
    <li class="opening">
      <span class="meta">{timeText(props.opening.at)}</span>
      <span>
        <bdi title={props.opening.repId}>{props.opening.repName ?? props.opening.repId}</bdi>{' '}
        {eventWords(props.opening.event)}
        <Show when={props.opening.customer}>
          {' '}
          <bdi class="opening-customer">{props.opening.customer}</bdi>
        </Show>
      </span>
      <span class="meta">
        {[props.opening.reason ? words(props.opening.reason) : 'no reason given', words(props.opening.result)].join(
          ' · ',
        )}
      </span>
    </li>
  );
}

function Rows(props: { list: Shown }) {
  return (
    <>
      <p class="source">
        {props.list.asOf === null
          ? 'The copy of the audit holds no opening of the last 30 days; how old the copy is cannot be told.'
          : `Copy of the audit, last entry written ${timeText(props.list.asOf)}. What happened since may be missing.`}
      </p>
      <ul>
        <For each={props.list.openings}>{(opening) => <OpeningRow opening={opening} />}</For>
      </ul>
      <Show when={props.list.hasMore}>
        <p class="meta">Only the newest {props.list.openings.length} are listed.</p>
      </Show>
    </>
  );
}

/** For supervisors: who opened or searched a customer without a call, and why. */
export function OpeningsList(props: { openings: OpeningsView; onClose: () => void }) {
  const shown = () => props.openings.state === 'shown' && props.openings;
  const failed = () => props.openings.state === 'failed' && props.openings;
  return (
    <section class="openings" aria-labelledby="openings-title">
      <div class="openings-heading">
        <h2 id="openings-title">Openings without a call</h2>
        <button type="button" class="icon-button" aria-label="Close the list" onClick={() => props.onClose()}>
          <X class="icon" />
        </button>
      </div>
      <Switch fallback={<p class="meta">Reading…</p>}>
        <Match when={shown()}>{(list) => <Rows list={list()} />}</Match>
        <Match when={failed()}>
          {(failure) => (
            <p class="problem" role="alert">
              The list could not be read. {problemText(failure().code)}
            </p>
          )}
        </Match>
      </Switch>
    </section>
  );
}
