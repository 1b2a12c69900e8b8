import CircleCheck from 'lucide-solid/icons/circle-check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, Match, Switch } from 'solid-js';
import { FirstBlock } from './blocks/first-block.tsx';
import type { SectionView } from './panel-state.ts';

/** The place the rules' STOP and CARE cards keep above the fold: one title line, the others behind a count. */
export function CautionsPlace(props: { view: SectionView; isCut: boolean; onRetry: () => void }) {
  const isWaiting = () => props.view.firstState === 'reserved' || props.view.firstState === 'checking';
  return (
    <section class="place place-cautions" aria-label="Further cautions" aria-busy={isWaiting()}>
      <h2 class="visually-hidden">Further cautions</h2>
      <Switch
        fallback={
          <p class="quiet">
            <CircleCheck class="icon-small" data-tone="good" /> {props.view.firstText ?? 'Nothing else to watch for.'}
          </p>
        }
      >
        <Match when={props.view.firstState === 'failed' || (isWaiting() && props.isCut)}>
          <p class="quiet" data-tone="care">
            <TriangleAlert class="icon-small" /> Further cautions not checked.
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
          <For each={props.view.first}>{(block) => <FirstBlock block={block} density="one-line" />}</For>
        </Match>
      </Switch>
    </section>
  );
}
