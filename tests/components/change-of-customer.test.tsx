import { render, screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { createStore, reconcile } from 'solid-js/store';
import { expect, it } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { PanelView } from '../../components/panel-view.tsx';
import { notedActions } from './fixtures/actions.ts';
import { asserted } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';

const OPEN = { name: 'I have verified the caller' };
const METHOD = { name: 'Identity document seen' };

/** A panel whose state changes in place, as the running one does. */
function renderPanel(first: PanelState) {
  const { actions, calls } = notedActions();
  const [store, setStore] = createStore<{ state: PanelState }>({ state: first });
  render(() => <PanelView state={store.state} actions={actions} />);
  return { calls, show: (next: PanelState) => setStore('state', reconcile(structuredClone(next), { merge: true })) };
}

const heldPack = (id: string, name: string) =>
  readyState({
    state: 'held',
    pack: { ...asserted, id, identity: { ...asserted.identity, customer: { ...asserted.identity.customer, name } } },
  });

it('what the rep had begun to say about one caller is gone when the customer changes', async () => {
  const user = userEvent.setup();
  const { calls, show } = renderPanel(heldPack('t1', 'Ada Ltd'));
  await user.click(screen.getByRole('button', OPEN));
  await user.click(screen.getByRole('radio', METHOD));

  show(heldPack('t1', 'Ada Ltd'));
  expect(screen.getByRole('radio', METHOD)).toHaveProperty('checked', true);

  show(heldPack('t2', 'Somebody Else Ltd'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Somebody Else Ltd');
  expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
  expect(screen.getByRole('button', OPEN)).toBeTruthy();
  expect(calls).toEqual([]);
});
