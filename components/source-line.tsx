import ClockAlert from 'lucide-solid/icons/clock-alert';
import { Show } from 'solid-js';
import type { Source } from '../api-worker/contract/values.ts';

/** Where figures come from and how old they are; amber, with a clock and a word, once past their maximum age. */
export function SourceLine(props: { source: Source | undefined; isBrief?: boolean }) {
  return (
    <Show when={props.source}>
      {(source) => (
        <span
          class="source"
          classList={{ 'source-stale': source().isStale }}
          title={`${source().system}, ${source().asOfText} (${source().asOf})`}
        >
          <Show when={source().isStale}>
            <ClockAlert class="icon-small" /> <Show when={!props.isBrief}>stale · </Show>
          </Show>
          {props.isBrief ? source().asOfText : `${source().system} · ${source().asOfText}`}
        </span>
      )}
    </Show>
  );
}
