import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { asserted } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const OPEN = { name: 'I have verified the caller' };
const METHOD = { name: 'Identity document seen' };

const heldPack = (id: string, name: string) =>
  readyState({
    state: 'held',
    pack: { ...asserted, id, identity: { ...asserted.identity, customer: { ...asserted.identity.customer, name } } },
  });

it('what the rep had begun to say about one caller is gone when the customer changes', async () => {
  const user = userEvent.setup();
  const { calls, show } = renderState(heldPack('t1', 'Ada Ltd'));
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
