import { cleanup, render } from '@solidjs/testing-library';
import type { JSX } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { afterEach } from 'vitest';
import type { HelpView } from '../../components/help-state.ts';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { notedActions } from './fixtures/actions.ts';
import { helpViews } from './fixtures/help-views.ts';
import { panelStates } from './fixtures/panel-states.ts';

afterEach(cleanup);

/** Draws into an empty document; what was drawn before is gone. */
export function draw(view: () => JSX.Element) {
  return render(view);
}

/** Renders one state and notes what it asks for; `show` changes the state in place, as the running panel does. */
export function renderState(first: PanelState, help: HelpView = helpViews.byPolicy) {
  const { actions, calls } = notedActions();
  const [store, setStore] = createStore<{ state: PanelState }>({ state: structuredClone(first) });
  const show = (next: PanelState) => setStore('state', reconcile(structuredClone(next), { merge: true }));
  const view = render(() => <PanelView state={store.state} help={help} actions={actions} />);
  return { ...view, calls, show };
}

export function stateNamed(name: string): PanelState {
  const state = panelStates[name];
  if (!state) throw new Error(`no fixture state ${name}`);
  return state;
}

export function renderNamed(name: string) {
  return renderState(stateNamed(name));
}
