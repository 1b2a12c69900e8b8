import './browser/zod-without-eval.ts';

import { createStore, reconcile } from 'solid-js/store';
import { render } from 'solid-js/web';
import type { HelpView } from '../../components/help-state.ts';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { atMost } from './panel/at-most.ts';
import { startPanel } from './start-panel.ts';

/** The rep's colours are on the disk, which answers within a frame or two. */
const BEFORE_FIRST_PAINT_MS = 100;

const [screen, setScreen] = createStore<{ state: PanelState; help?: HelpView }>({
  state: { phase: 'waiting-for-policy' },
});

/** The clone keeps the packs in memory apart from the store, which changes what it is given in place. */
const panel = startPanel(
  (state) => setScreen('state', reconcile(structuredClone(state), { merge: true })),
  (help) => setScreen('help', reconcile(help)),
);

const root = document.getElementById('panel');
void atMost(BEFORE_FIRST_PAINT_MS, panel.isRuled).then(() => {
  if (root) render(() => <PanelView state={screen.state} help={screen.help} actions={panel.actions} />, root);
});
