import { For, Show } from 'solid-js';
import type { PackView } from './panel-state.ts';

/** `MID_MARKET` → `Mid market`. */
function inWords(code: string): string {
  const text = code.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function aboutFacts(pack: PackView): { label: string; text: string }[] {
  const customer = pack.identity.customer;
  return [
    { label: 'Relationship manager', text: customer.relationshipManager ?? '' },
    { label: 'Segment', text: inWords(customer.segment ?? '') },
  ].filter((fact) => fact.text !== '');
}

function timeText(instant: string): string {
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? instant : new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(time);
}

/** As of when, by which kind of reckoning, and whom to ask. */
export function PackFoot(props: { pack: PackView; supportContact: string | undefined }) {
  return (
    <footer class="pack-foot">
      <Show when={aboutFacts(props.pack).length}>
        <dl class="facts">
          <For each={aboutFacts(props.pack)}>
            {(fact) => (
              <div>
                <dt>{fact.label}</dt>
                <dd>
                  <bdi>{fact.text}</bdi>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={props.pack.banner}>
        <p class="banner">{props.pack.banner}</p>
      </Show>
      <p class="meta">
        Opened {timeText(props.pack.asOf)}. Insights come from fixed rules; they advise and never decide.
      </p>
      <Show when={props.supportContact}>
        <p class="meta">Help: {props.supportContact}</p>
      </Show>
    </footer>
  );
}
