import { Show } from 'solid-js';
import type { PanelActions, ReadyState } from './panel-state.ts';

export const isWithoutCall = ({ selection }: ReadyState): boolean =>
  selection.kind === 'pin' || selection.kind === 'hit';

/** What a customer without a call was opened from, and the way back. */
export function OpenedFrom(props: { panel: ReadyState; actions: PanelActions }) {
  return (
    <Show when={isWithoutCall(props.panel)}>
      <button type="button" class="chip chip-button" onClick={() => props.actions.closePin()}>
        Opened from {props.panel.selection.kind === 'pin' ? 'pin' : 'search'} · close
      </button>
    </Show>
  );
}
