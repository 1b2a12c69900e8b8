import { Show } from 'solid-js';
import type { Metric } from '../../api-worker/contract/blocks.ts';

const ARROWS = { up: 'M5 1.5l4.2 7h-8.4z', down: 'M5 8.5l-4.2-7h8.4z', flat: 'M1 4h8v2h-8z' };
const WORDS = { up: 'up', down: 'down', flat: 'unchanged' };

/** A figure past its threshold explains itself before it compares: "£2.58m of £3m" stands before the change. */
function isDetailFirst(metric: Metric): boolean {
  return metric.value.tone === 'care' || metric.value.tone === 'stop';
}

/** What changed and against what; a tile shows of the two what fits as a whole, the sheet behind it both. */
export function MetricDelta(props: { metric: Metric }) {
  return (
    <span class="metric-delta" classList={{ 'detail-first': isDetailFirst(props.metric) }}>
      <Show when={props.metric.delta}>
        {(delta) => (
          <span class="delta" data-tone={delta().tone}>
            <svg class="delta-arrow" viewBox="0 0 10 10" width="8" height="8" aria-hidden="true">
              <path d={ARROWS[delta().direction]} />
            </svg>
            <span class="visually-hidden">{WORDS[delta().direction]} </span>
            {delta().text}
          </span>
        )}
      </Show>
      <Show when={props.metric.detail}>
        <span class="metric-detail">{props.metric.detail}</span>
      </Show>
    </span>
  );
}
