import Unplug from 'lucide-solid/icons/unplug';
import { Show } from 'solid-js';
import type { PackView, SectionView } from './panel-state.ts';

function isMissing(view: SectionView): boolean {
  const states = [view.firstState, view.state];
  return (
    states.includes('reserved') || states.includes('checking') || (view.code === 'cut' && states.includes('failed'))
  );
}

function missingSectionIds(pack: PackView): string[] {
  return pack.sections.filter((view) => isMissing(view)).map((view) => view.place.id);
}

/** A stream without its last frame is shown as cut, never as complete; only what is missing is asked for again. */
export function CutNotice(props: { pack: PackView; onRetry: (sectionIds: string[]) => void }) {
  const missing = () => missingSectionIds(props.pack);
  const text = () =>
    `The connection was cut, ${missing().length} ${missing().length === 1 ? 'section' : 'sections'} missing.`;
  return (
    <Show when={props.pack.stream === 'cut'}>
      <p class="cut" role="alert">
        <Unplug class="icon-small" />
        <span>{text()}</span>
        <button type="button" class="link" onClick={() => props.onRetry(missing())}>
          Retry
        </button>
      </p>
    </Show>
  );
}
