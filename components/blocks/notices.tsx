import { createSignal, For, Show } from 'solid-js';
import type { BlockOf, Notice } from '../../api-worker/contract/blocks.ts';
import type { CardSize } from './notice-card.tsx';
import { NoticeCard } from './notice-card.tsx';
import { NoticeRow } from './notice-row.tsx';

/** `open`: the first card shows its words. `reserved`: only a card on its own does. `one-line`: one title and a count. */
export type Density = 'open' | 'reserved' | 'one-line';

function isFilled(notice: Notice): boolean {
  return notice.class === 'STOP' || notice.class === 'CARE';
}

/** The more titles there are to be seen at once, the fewer lines the first card may take. */
function sizeAt(index: number, count: number, density: Density): CardSize {
  if (index > 0 || density === 'one-line') return 'line';
  if (density === 'reserved') return count === 1 ? 'tight' : 'line';
  return count > 3 ? 'line' : ((['whole', 'brief', 'tight'] as const)[count - 1] ?? 'line');
}

export function NoticesBlock(props: { block: BlockOf<'notices'>; density?: Density }) {
  const [isUnfolded, setIsUnfolded] = createSignal(false);
  const density = () => props.density ?? 'open';
  const count = () => props.block.notices.length;
  const visibleCount = () => (density() === 'one-line' ? 1 : (props.block.visibleCount ?? count()));
  const foldedCount = () => Math.max(0, count() - visibleCount());
  const isFolded = (index: number) => index >= visibleCount() && !isUnfolded();
  return (
    <div class="notices" classList={{ 'notices-line': density() === 'one-line' }}>
      <Show when={props.block.summary}>
        {(summary) => (
          <p class="insight-summary">
            {summary().sentences.join(' ')}{' '}
            <Show when={summary().isReworded}>
              <span class="source">Re-worded by a language model from the facts below</span>
            </Show>
          </p>
        )}
      </Show>
      <For each={props.block.notices}>
        {(notice, index) => (
          <Show when={isFilled(notice)} fallback={<NoticeRow notice={notice} isFolded={isFolded(index())} />}>
            <NoticeCard notice={notice} size={sizeAt(index(), count(), density())} isFolded={isFolded(index())} />
          </Show>
        )}
      </For>
      <Show when={props.block.withheld}>
        <p class="insight" data-class="GROW">
          <span class="insight-class">GROW</span>
          <span class="insight-body insight-do">{props.block.withheld}</span>
        </p>
      </Show>
      <Show when={foldedCount() > 0}>
        <button
          type="button"
          class="link notices-more"
          aria-expanded={isUnfolded()}
          onClick={() => setIsUnfolded((unfolded) => !unfolded)}
        >
          {isUnfolded() ? 'fewer' : `${foldedCount()} more`}
        </button>
      </Show>
    </div>
  );
}
