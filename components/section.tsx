import type { SectionView } from './panel-state.ts';
import { SectionBody } from './section-body.tsx';
import { headingOf, sourceOf } from './section-heading.ts';
import { SourceLine } from './source-line.tsx';

export function sectionAnchor(id: string): string {
  return `section-${id}`;
}

type SectionProps = { view: SectionView; isCut: boolean; onRetry: () => void };

/** A section in its own place: title, source and age, then blocks or the one sentence why there are none. */
export function Section(props: SectionProps) {
  const heading = () => headingOf(props.view);
  const titleId = () => `${sectionAnchor(props.view.place.id)}-title`;
  return (
    <section
      id={sectionAnchor(props.view.place.id)}
      class="section"
      data-state={props.view.state}
      data-section={props.view.place.id}
      aria-labelledby={titleId()}
      aria-busy={props.view.state === 'reserved' || props.view.state === 'checking'}
      tabindex="-1"
    >
      <div class="section-head" classList={{ 'visually-hidden': props.view.place.id === 'kpis' }}>
        <h2 id={titleId()}>{heading().text}</h2>
        <SourceLine source={sourceOf(props.view)} />
      </div>
      <SectionBody
        state={props.view.state}
        blocks={props.view.body}
        code={props.view.code}
        text={props.view.text}
        title={props.view.place.title}
        reservedRows={props.view.place.id === 'kpis' ? 1 : props.view.place.reservedRows}
        isCut={props.isCut}
        headSource={sourceOf(props.view)}
        hiddenTitles={heading().hasBlockTitle ? 'first' : 'none'}
        onRetry={() => props.onRetry()}
      />
    </section>
  );
}
