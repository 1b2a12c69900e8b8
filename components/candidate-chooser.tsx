import UserSearch from 'lucide-solid/icons/user-search';
import { createSignal, For, Show } from 'solid-js';
import { marketWords } from './market-words.ts';
import type { ConversationView } from './panel-state.ts';

type Candidates = Extract<ConversationView, { state: 'candidates' }>['identity'];

/** Several customers fit: masked rows to choose from, and the reminder that choosing proves nothing. */
export function CandidateChooser(props: { identity: Candidates; onChoose: (handle: string) => void }) {
  const [chosen, setChosen] = createSignal<string>();
  return (
    <section class="screen" aria-labelledby="candidates-title">
      <h1 id="candidates-title">
        <UserSearch class="icon" /> {props.identity.candidates.length} customers fit
      </h1>
      <p class="screen-text">{props.identity.text}</p>
      <p class="screen-text">Ask which of them the caller speaks for; do not read the names out.</p>
      <ul class="choices">
        <For each={props.identity.candidates}>
          {(candidate) => (
            <li>
              <button
                type="button"
                class="choice"
                disabled={chosen() !== undefined}
                onClick={() => {
                  setChosen(candidate.handle);
                  props.onChoose(candidate.handle);
                }}
              >
                <bdi class="choice-name">{candidate.name}</bdi>
                <span class="chip">{marketWords(candidate.market)}</span>
                <span class="choice-detail">
                  <bdi>{candidate.detail}</bdi>
                  <Show when={chosen() === candidate.handle}> · looking up…</Show>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <p class="meta">A chosen customer stays unverified until the caller is.</p>
    </section>
  );
}
