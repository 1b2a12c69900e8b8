import { Show } from 'solid-js';
import type { SectionView } from './panel-state.ts';
import { SectionBody } from './section-body.tsx';
import { SourceLine } from './source-line.tsx';

type FirstPlaceProps = {
  view: SectionView;
  title: string;
  /** The class that reserves the height. */
  class: string;
  rows: number;
  isTitleShown: boolean;
  isCut: boolean;
  onRetry: () => void;
  nothingText: string;
};

/** A quiet card above the fold with a height of its own before and after its blocks arrive. */
export function FirstPlace(props: FirstPlaceProps) {
  const title = () => (props.isTitleShown ? (props.view.first[0]?.title ?? props.title) : props.title);
  /** Tiles speak for themselves; a sentence about missing ones must say what it is about. */
  const isNamed = () => props.isTitleShown || props.view.firstState === 'failed' || props.view.firstState === 'held';
  const headSource = () => props.view.first.find((block) => block.source)?.source;
  const isBusy = () => props.view.firstState === 'reserved' || props.view.firstState === 'checking';
  return (
    <section
      class={`place ${props.class}`}
      data-state={props.view.firstState}
      aria-label={title()}
      aria-busy={isBusy()}
    >
      <Show when={isNamed()}>
        <div class="place-head">
          <h2 class="place-title">{title()}</h2>
          <SourceLine source={headSource()} isBrief={true} />
        </div>
      </Show>
      <SectionBody
        state={props.view.firstState}
        blocks={props.view.first}
        code={props.view.code}
        text={props.view.text}
        title={title()}
        reservedRows={props.rows}
        isCut={props.isCut}
        nothingText={props.nothingText}
        headSource={isNamed() ? headSource() : undefined}
        hiddenTitles="all"
        onRetry={() => props.onRetry()}
      />
    </section>
  );
}
