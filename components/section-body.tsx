import Lock from 'lucide-solid/icons/lock';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { For, Match, Show, Switch } from 'solid-js';
import type { Source } from '../api-worker/contract/values.ts';
import type { AnyBlock } from './blocks/block-view.tsx';
import { BlockView } from './blocks/block-view.tsx';
import { Bones } from './bones.tsx';
import type { SectionState } from './panel-state.ts';
import { problemText } from './problem-text.ts';

type SectionBodyProps = {
  state: SectionState;
  blocks: AnyBlock[];
  code: string | undefined;
  text: string | undefined;
  title: string;
  reservedRows: number;
  isCut: boolean;
  onRetry: () => void;
  /** Block titles already said by the place's own heading. */
  hiddenTitles: 'none' | 'first' | 'all';
  /** The source the place's own heading names, if it names one. */
  headSource?: Source;
  /** For a section that is ready and has nothing to say in this place. */
  nothingText?: string;
};

function Failed(props: { sentence: string; title: string; onRetry: () => void }) {
  return (
    <p class="section-failed">
      <TriangleAlert class="icon-small" />
      <span>{props.sentence}</span>
      <button type="button" class="link" onClick={() => props.onRetry()}>
        Try again<span class="visually-hidden">: {props.title}</span>
      </button>
    </p>
  );
}

/** What every place shows in each state: empty, held and failed are three sentences nobody can take for another. */
export function SectionBody(props: SectionBodyProps) {
  return (
    <Switch fallback={<Bones rows={props.reservedRows} />}>
      <Match when={props.state === 'ready' || (props.state === 'empty' && props.blocks.length > 0)}>
        <Show when={props.state === 'empty' && props.hiddenTitles !== 'all' && props.text}>
          <p class="empty">{props.text}</p>
        </Show>
        <For
          each={props.blocks}
          fallback={<p class="empty">{props.text ?? props.nothingText ?? 'Nothing on file.'}</p>}
        >
          {(block, index) => (
            <BlockView
              block={block}
              headSource={props.headSource}
              isTitleHidden={props.hiddenTitles === 'all' || (props.hiddenTitles === 'first' && index() === 0)}
            />
          )}
        </For>
      </Match>
      <Match when={props.state === 'empty'}>
        <p class="empty">{props.text ?? 'Nothing on file.'}</p>
      </Match>
      <Match when={props.state === 'held'}>
        <p class="section-held">
          <Lock class="icon-small" /> {props.text ?? problemText(props.code ?? 'held_claimed')}
        </p>
      </Match>
      <Match when={props.state === 'failed'}>
        <Failed
          sentence={props.text ?? problemText(props.code ?? 'unavailable')}
          title={props.title}
          onRetry={() => props.onRetry()}
        />
      </Match>
      <Match when={props.isCut}>
        <Failed
          sentence="Did not arrive: the connection was cut."
          title={props.title}
          onRetry={() => props.onRetry()}
        />
      </Match>
    </Switch>
  );
}
