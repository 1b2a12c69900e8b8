import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { PanelView } from '../../../components/panel-view.tsx';
import { silentActions } from '../fixtures/actions.ts';
import { panelStates } from '../fixtures/panel-states.ts';

const FALLBACK = panelStates.northgate ?? { phase: 'locked' };
const stateNamed = () => panelStates[location.hash.slice(1)] ?? FALLBACK;
const [state, setState] = createSignal(stateNamed());
addEventListener('hashchange', () => setState(stateNamed()));

const root = document.getElementById('panel');
if (root) render(() => <PanelView state={state()} actions={silentActions()} />, root);
