import CircleCheck from 'lucide-solid/icons/circle-check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, Match, Switch } from 'solid-js';
import type { AnyBlock } from './blocks/block-view.tsx';
import { BlockView } from './blocks/block-view.tsx';
import { NoticesBlock } from './blocks/notices.tsx';
import type { SectionView } from './panel-state.ts';

function Line(props: { block: AnyBlock }) {
  return (
    <Switch fallback={<BlockView block={props.block} isTitleHidden={true} />}>
      <Match when={props.block.kind === 'notices' && props.block}>
        {(block) => <NoticesBlock block={block()} isLine={true} />}
      </Match>
    </Switch>
  );
}

/** The place the rules' STOP and CARE cards keep above the fold: one title line, the others behind a count. */
export function CautionsPlace(props: { view: SectionView; isCut: boolean; onRetry: () => void }) {
  const isWaiting = () => props.view.firstState === 'reserved' || props.view.firstState === 'checking';
  return (
    <section class="place place-cautions" aria-label="Further cautions" aria-busy={isWaiting()}>
      <Switch
        fallback={
          <p class="quiet">
            <CircleCheck class="icon-small" data-tone="good" /> No further caution from the rules.
          </p>
        }
      >
        <Match when={props.view.firstState === 'failed' || (isWaiting() && props.isCut)}>
          <p class="quiet" data-tone="care">
            <TriangleAlert class="icon-small" /> Further cautions could not be checked.
            <button type="button" class="link" onClick={() => props.onRetry()}>
              Check again
            </button>
          </p>
        </Match>
        <Match when={isWaiting()}>
          <p class="quiet quiet-waiting">Looking for further cautions</p>
        </Match>
        <Match when={props.view.firstState === 'held'}>
          <p class="quiet">Further cautions are held.</p>
        </Match>
        <Match when={props.view.first.length > 0}>
          <For each={props.view.first}>{(block) => <Line block={block} />}</For>
        </Match>
      </Switch>
    </section>
  );
}
