import { createSignal, For, Show } from 'solid-js';
import type { BlockOf, Notice } from '../../api-worker/contract/blocks.ts';
import type { CardSize } from './notice-card.tsx';
import { NoticeCard } from './notice-card.tsx';
import { NoticeRow } from './notice-row.tsx';

function isFilled(notice: Notice): boolean {
  return notice.class === 'STOP' || notice.class === 'CARE';
}

/** Only the first card of a block stands open; with `isLine` (the insights' place above the fold) not even that one. */
function sizeAt(index: number, isLine: boolean): CardSize {
  return index === 0 && !isLine ? 'brief' : 'line';
}

export function NoticesBlock(props: { block: BlockOf<'notices'>; isLine?: boolean }) {
  const [isUnfolded, setIsUnfolded] = createSignal(false);
  const visibleCount = () => (props.isLine ? 1 : (props.block.visibleCount ?? props.block.notices.length));
  const foldedCount = () => Math.max(0, props.block.notices.length - visibleCount());
  const isFolded = (index: number) => index >= visibleCount() && !isUnfolded();
  return (
    <div class="notices" classList={{ 'notices-line': props.isLine === true }}>
      <For each={props.block.notices}>
        {(notice, index) => (
          <Show when={isFilled(notice)} fallback={<NoticeRow notice={notice} isFolded={isFolded(index())} />}>
            <NoticeCard notice={notice} size={sizeAt(index(), props.isLine === true)} isFolded={isFolded(index())} />
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
          {isUnfolded() ? 'Show fewer' : `${foldedCount()} more`}
        </button>
      </Show>
    </div>
  );
}
