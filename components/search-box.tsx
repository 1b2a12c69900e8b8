import SearchX from 'lucide-solid/icons/search-x';
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import { marketWords } from './market-words.ts';
import type { AccessReason, PanelActions, SearchQuery, SearchView } from './panel-state.ts';
import { REASONS } from './pin-opening.tsx';
import { problemText } from './problem-text.ts';

type By = 'name' | NonNullable<SearchQuery['identifier']>['type'];

const WAYS: { by: By; label: string }[] = [
  { by: 'name', label: 'Name' },
  { by: 'BCIN', label: 'BCIN' },
  { by: 'PCIN', label: 'PCIN' },
  { by: 'ACCOUNT', label: 'Account number' },
  { by: 'PHONE', label: 'Phone number' },
  { by: 'EMAIL', label: 'E-mail address' },
];

type SearchBoxProps = { search: SearchView; actions: PanelActions };

function SearchForm(props: { isSearching: boolean; onSearch: (query: SearchQuery, reason: AccessReason) => void }) {
  const [by, setBy] = createSignal<By>('name');
  const [text, setText] = createSignal('');
  const [reason, setReason] = createSignal<AccessReason>();
  const fieldId = createUniqueId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const [value, why, way] = [text().trim(), reason(), by()];
    if (value === '' || why === undefined) return;
    props.onSearch(way === 'name' ? { text: value } : { identifier: { type: way, value } }, why);
  };
  return (
    <form class="search-form" autocomplete="off" onSubmit={submit}>
      <div class="search-line">
        <select
          aria-label="Search by"
          onChange={(event) => setBy(WAYS[event.currentTarget.selectedIndex]?.by ?? 'name')}
        >
          <For each={WAYS}>{(way) => <option value={way.by}>{way.label}</option>}</For>
        </select>
        <input
          id={fieldId}
          type="search"
          aria-label="What to search for"
          autocomplete="off"
          spellcheck={false}
          maxlength={120}
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="search-line">
        <select
          aria-label="Why"
          onChange={(event) => setReason(REASONS[event.currentTarget.selectedIndex - 1]?.reason)}
        >
          <option value="">Why? Choose a reason</option>
          <For each={REASONS}>{(choice) => <option value={choice.reason}>{choice.label}</option>}</For>
        </select>
        <button
          type="submit"
          class="primary"
          disabled={props.isSearching || text().trim() === '' || reason() === undefined}
        >
          {props.isSearching ? 'Searching…' : 'Search'}
        </button>
      </div>
      <p class="meta">Searches and openings are recorded with the reason; your supervisor can see them.</p>
    </form>
  );
}

function Hits(props: { found: Extract<SearchView, { state: 'found' }>; onOpen: (handle: string) => void }) {
  return (
    <>
      <ul class="choices">
        <For
          each={props.found.hits}
          fallback={
            <li class="empty">
              <SearchX class="icon-small" /> Nobody found whom you may open.
            </li>
          }
        >
          {(hit) => (
            <li>
              <button type="button" class="choice" onClick={() => props.onOpen(hit.handle)}>
                <bdi class="choice-name">{hit.name}</bdi>
                <span class="chip">{marketWords(hit.market)}</span>
                <span class="choice-detail">
                  <bdi>{hit.detail}</bdi>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.found.hasMore}>
        <p class="meta">There are more. Type more of the name.</p>
      </Show>
    </>
  );
}

function refusalText(code: string): string {
  return code === 'malformed_request' ? 'Type at least three letters of the name.' : problemText(code);
}

/** For searchers, where no conversation says whom it is about. */
export function SearchBox(props: SearchBoxProps) {
  const found = () => props.search.state === 'found' && props.search;
  const refused = () => props.search.state === 'refused' && props.search;
  return (
    <section class="search-box" aria-labelledby="search-title">
      <h2 id="search-title">Find a customer</h2>
      <SearchForm
        isSearching={props.search.state === 'searching'}
        onSearch={(query, reason) => props.actions.search(query, reason)}
      />
      <Switch>
        <Match when={found()}>
          {(answer) => <Hits found={answer()} onOpen={(handle) => props.actions.openHit(handle)} />}
        </Match>
        <Match when={refused()}>
          {(refusal) => (
            <p class="problem" role="alert">
              {refusalText(refusal().code)}
            </p>
          )}
        </Match>
      </Switch>
    </section>
  );
}
