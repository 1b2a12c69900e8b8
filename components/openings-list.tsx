import X from 'lucide-solid/icons/x';
import { For, Match, Show, Switch } from 'solid-js';
import type { OpeningsView, PanelActions } from './panel-state.ts';
import { problemText } from './problem-text.ts';

type Shown = Extract<OpeningsView, { state: 'shown' }>;

const EVENTS: Record<string, string> = {
  VIEW: 'opened',
  LOOKUP: 'looked up',
  SEARCH: 'searched',
  REVEAL: 'revealed a field',
  COPY: 'copied',
};

/** What the rep chose, as the audit keeps it, in the words they chose it by. */
const REASONS: Record<string, string> = { CASE_WORK: 'follow-up', COMPLAINT: 'complaint work' };

const words = (code: string): string => code.toLowerCase().replaceAll(/[_-]/gu, ' ');
const oneOf = (known: Record<string, string>, code: string): string =>
  (Object.hasOwn(known, code) && known[code]) || words(code);

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

type Opening = Shown['openings'][number];

function OpeningRow(props: { opening: Opening; onRep?: () => void }) {
  const name = () => props.opening.repName ?? props.opening.repId;
  const why = () => (props.opening.reason ? oneOf(REASONS, props.opening.reason) : 'no reason given');
  return (
    <li class="opening">
      <span class="meta">{timeText(props.opening.at)}</span>
      <span>
        <Show when={props.onRep} fallback={<bdi title={props.opening.repId}>{name()}</bdi>}>
          {(onRep) => (
            <button
              type="button"
              class="link"
              title={props.opening.repId}
              aria-label={`Only openings of ${name()}`}
              onClick={() => onRep()()}
            >
              <bdi>{name()}</bdi>
            </button>
          )}
        </Show>{' '}
        {oneOf(EVENTS, props.opening.event)}
        <Show when={props.opening.customer}>
          {' '}
          <bdi class="opening-customer">{props.opening.customer}</bdi>
        </Show>
      </span>
      <span class="meta">
        {[why(), ...(props.opening.result === 'ALLOWED' ? [] : [words(props.opening.result)])].join(' · ')}
      </span>
    </li>
  );
}

function Earlier(props: { list: Shown; onEarlier: () => void }) {
  const failure = () => typeof props.list.earlier === 'object' && props.list.earlier.failed;
  return (
    <>
      <Show when={failure()}>
        {(code) => (
          <p class="problem" role="alert">
            Earlier ones could not be read. {problemText(code())}
          </p>
        )}
      </Show>
      <Show when={props.list.hasMore} fallback={<p class="meta">{props.list.openings.length} in the last 30 days.</p>}>
        <button
          type="button"
          class="link openings-earlier"
          aria-disabled={props.list.earlier === 'reading'}
          onClick={() => props.onEarlier()}
        >
          {props.list.earlier === 'reading' ? 'Reading…' : `Show earlier than these ${props.list.openings.length}`}
        </button>
      </Show>
    </>
  );
}

/** Of whom the list is, and the way back to everybody. */
function OnlyRep(props: { name: string; onAll: () => void }) {
  return (
    <p class="openings-rep">
      Only <bdi>{props.name}</bdi>
      <button type="button" class="chip chip-button" onClick={() => props.onAll()}>
        Show everybody
      </button>
    </p>
  );
}

function Rows(props: { list: Shown; actions: PanelActions }) {
  const only = ({ repId, repName }: Opening) => props.actions.showOpenings({ repId, name: repName ?? repId });
  return (
    <>
      <p class="source">
        {props.list.asOf === null
          ? 'The copy of the audit holds no opening of the last 30 days; how old the copy is cannot be told.'
          : `Copy of the audit, last entry written ${timeText(props.list.asOf)}. What happened since may be missing.`}
      </p>
      <ul>
        <For each={props.list.openings}>
          {(opening) => <OpeningRow opening={opening} onRep={props.list.ofRep ? undefined : () => only(opening)} />}
        </For>
      </ul>
      <Show when={props.list.openings.length}>
        <Earlier list={props.list} onEarlier={() => props.actions.showEarlierOpenings()} />
      </Show>
    </>
  );
}

/** For supervisors: who opened or searched a customer without a call, and why; of one rep, and as far back as there is. */
export function OpeningsList(props: { openings: OpeningsView; actions: PanelActions }) {
  const shown = () => props.openings.state === 'shown' && props.openings;
  const failed = () => props.openings.state === 'failed' && props.openings;
  const ofRep = () => props.openings.state !== 'reading' && props.openings.ofRep;
  return (
    <section class="openings" aria-labelledby="openings-title">
      <div class="openings-heading">
        <h2 id="openings-title">Openings without a call</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close the list"
          onClick={() => props.actions.closeOpenings()}
        >
          <X class="icon" />
        </button>
      </div>
      <Show when={ofRep()}>{(rep) => <OnlyRep name={rep().name} onAll={() => props.actions.showOpenings()} />}</Show>
      <Switch fallback={<p class="meta">Reading…</p>}>
        <Match when={shown()}>{(list) => <Rows list={list()} actions={props.actions} />}</Match>
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
