import { For, Show } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { ValueText } from '../value-text.tsx';

function percent(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100))}%`;
}

function Bar(props: { share: number }) {
  return (
    <svg class="bar" height="8" width="100%" aria-hidden="true">
      <rect class="bar-track" width="100%" height="8" rx="4" />
      <rect class="bar-fill" width={percent(props.share)} height="8" rx="4" />
    </svg>
  );
}

export function BreakdownBlock(props: { block: BlockOf<'breakdown'> }) {
  return (
    <>
      <ul class="breakdown" aria-label={props.block.title ?? 'Parts'}>
        <For each={props.block.rows}>
          {(row) => (
            <li>
              <span class="breakdown-label">{row.label}</span>
              <Bar share={row.share} />
              <span class="breakdown-value">
                <ValueText value={row.value} />
              </span>
              <Show when={row.detail}>
                <span class="breakdown-detail meta">{row.detail}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.block.total}>
        {(total) => (
          <p class="breakdown-total">
            <span>Total</span> <ValueText value={total()} />
          </p>
        )}
      </Show>
    </>
  );
}
