import { cleanup, render } from '@solidjs/testing-library';
import type { JSX } from 'solid-js';
import { afterEach } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { notedActions } from './fixtures/actions.ts';
import { panelStates } from './fixtures/panel-states.ts';

afterEach(cleanup);

/** Draws into an empty document; what was drawn before is gone. */
export function draw(view: () => JSX.Element) {
  return render(view);
}

/** Renders one state and notes what it asks for. */
export function renderState(state: PanelState) {
  const { actions, calls } = notedActions();
  const view = render(() => <PanelView state={state} actions={actions} />);
  return { ...view, calls };
}

export function stateNamed(name: string): PanelState {
  const state = panelStates[name];
  if (!state) throw new Error(`no fixture state ${name}`);
  return state;
}

export function renderNamed(name: string) {
  return renderState(stateNamed(name));
}
