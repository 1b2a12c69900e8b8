import { For } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';

/** The figures of the month under the pointer, otherwise of the newest month, with the line's own stroke as key. */
export function TrendReadout(props: { block: BlockOf<'trend'>; index: number }) {
  return (
    <p class="readout" aria-hidden="true">
      <span class="readout-month">{props.block.xTexts[props.index]}</span>
      <For each={props.block.series}>
        {(series) => (
          <span class="readout-series">
            <svg
              class="readout-key"
              data-style={series.style}
              width="14"
              height="8"
              viewBox="0 0 14 8"
              aria-hidden="true"
            >
              <path d={series.style === 'stepped' ? 'M0 6h7v-4h7' : 'M0 4h14'} />
            </svg>
            {series.texts[props.index] || '–'}
          </span>
        )}
      </For>
    </p>
  );
}
