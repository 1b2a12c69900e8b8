import type { JSX } from 'solid-js';
import { For, Show } from 'solid-js';
import { AlertsPlace } from './alerts-place.tsx';
import { CautionsPlace } from './cautions-place.tsx';
import { FirstPlace } from './first-place.tsx';
import type { PackView, SectionView } from './panel-state.ts';

type FirstBlocksProps = { pack: PackView; onRetry: (sectionId: string) => void };

const WITH_A_PLACE = ['alerts', 'insights', 'journey', 'kpis'];

function isDrawn(view: SectionView): boolean {
  return view.place.id !== 'alerts' && view.firstState !== 'reserved' && view.firstState !== 'checking';
}

/** Everything above the fold, in reading order; each place stands there before its section arrives. */
export function FirstBlocks(props: FirstBlocksProps) {
  const isCut = () => props.pack.stream === 'cut';
  const others = () =>
    props.pack.sections.filter((view) => !WITH_A_PLACE.includes(view.place.id) && view.first.length > 0);
  const placeOf = (id: string, draw: (view: () => SectionView) => JSX.Element) => (
    <Show when={props.pack.sections.find((view) => view.place.id === id)}>{(view) => draw(view)}</Show>
  );
  return (
    <div class="first">
      {placeOf('alerts', (view) => (
        <AlertsPlace
          view={view()}
          isAnotherDrawn={props.pack.sections.some(isDrawn)}
          isCut={isCut()}
          onRetry={() => props.onRetry('alerts')}
        />
      ))}
      {placeOf('insights', (view) => (
        <CautionsPlace view={view()} isCut={isCut()} onRetry={() => props.onRetry('insights')} />
      ))}
      {placeOf('journey', (view) => (
        <FirstPlace
          view={view()}
          title="Since last contact"
          class="place-since"
          rows={3}
          isTitleShown={true}
          nothingText="No change since then."
          isCut={isCut()}
          onRetry={() => props.onRetry('journey')}
        />
      ))}
      {placeOf('kpis', (view) => (
        <FirstPlace
          view={view()}
          title="Key figures at a glance"
          class="place-tiles"
          rows={4}
          isTitleShown={false}
          nothingText="No figure on file."
          isCut={isCut()}
          onRetry={() => props.onRetry('kpis')}
        />
      ))}
      <For each={others()}>
        {(view) => (
          <FirstPlace
            view={view}
            title={view.place.title}
            class="place-other"
            rows={1}
            isTitleShown={true}
            nothingText="Nothing on file."
            isCut={isCut()}
            onRetry={() => props.onRetry(view.place.id)}
          />
        )}
      </For>
    </div>
  );
}
