import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import type { HelpView } from '../../../components/help-state.ts';
import { PanelView } from '../../../components/panel-view.tsx';
import { silentActions } from '../fixtures/actions.ts';
import { helpViews } from '../fixtures/help-views.ts';
import { panelStates } from '../fixtures/panel-states.ts';
import { readAddress } from './address.ts';

const HELP: Record<string, HelpView> = helpViews;
const FALLBACK = panelStates.northgate ?? { phase: 'locked' };
const addressed = () => readAddress(location.hash);
const [shown, setShown] = createSignal(addressed());
const button = (name: string) => document.querySelector<HTMLElement>(`button[aria-label="${name}"]`);

/** As a rep would: by the button in the corner, or from the menu. */
function openHelp(): void {
  button('Help')?.click();
  button('More')?.click();
  [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((item) => item.textContent === 'Help')?.click();
}

function followAddress(): void {
  setShown(addressed());
  if (shown().scheme) document.documentElement.dataset.scheme = shown().scheme;
  if (shown().help) openHelp();
}

const root = document.getElementById('panel');
const state = () => panelStates[shown().state] ?? FALLBACK;
const help = () => HELP[shown().help ?? 'byPolicy'] ?? helpViews.byPolicy;
if (root) render(() => <PanelView state={state()} help={help()} actions={silentActions()} />, root);
addEventListener('hashchange', followAddress);
followAddress();
