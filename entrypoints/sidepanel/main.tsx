import './browser/zod-without-eval.ts';

import { createStore, reconcile } from 'solid-js/store';
import { render } from 'solid-js/web';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { startPanel } from './start-panel.ts';

const [screen, setScreen] = createStore<{ state: PanelState }>({ state: { phase: 'waiting-for-policy' } });

/** The clone keeps the packs in memory apart from the store, which changes what it is given in place. */
const panel = startPanel((state) => setScreen('state', reconcile(structuredClone(state), { merge: true })));

const root = document.getElementById('panel');
if (root) render(() => <PanelView state={screen.state} actions={panel.actions} />, root);
