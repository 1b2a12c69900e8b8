import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderNamed, renderState, stateNamed } from './rendered.tsx';

describe('pins', () => {
  it('open only with a reason', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('no-conversation');
    await user.click(screen.getByRole('button', { name: /^Harrow Timber Ltd/u }));
    expect(calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Complaint work' }));
    expect(calls).toEqual([['openPin', 'pin-1', 'complaint-work']]);
  });

  it('do not open once expired, but can be removed', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('no-conversation');
    expect(screen.getByRole('button', { name: /廣發貿易有限公司.*expired/u })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Remove pin 廣發貿易有限公司' }));
    expect(calls).toEqual([['unpin', 'pin-2']]);
  });

  it('are made from a pack and taken back there', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('northgate');
    await user.click(screen.getByRole('button', { name: 'Pin this customer' }));
    expect(calls).toEqual([['pin']]);
  });

  it('show that the customer on screen is pinned', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('hong-kong');
    const pin = screen.getByRole('button', { name: 'Unpin this customer' });
    expect(pin.getAttribute('aria-pressed')).toBe('true');
    await user.click(pin);
    expect(calls).toEqual([['unpin', 'pin-2']]);
  });

  it('say of an opened one that nobody is speaking', () => {
    const state = stateNamed('pin-open');
    if (state.phase !== 'ready' || state.view.state !== 'pack') throw new Error('not a pack');
    const { pack } = state.view;
    const identity = { ...pack.identity, caller: { state: 'held' as const, may: [], mayNot: [] } };
    renderState({ ...state, view: { state: 'pack', pack: { ...pack, identity } } });
    expect(screen.getByRole('region', { name: 'Caller' }).textContent).toBe(
      'Opened without a call: nobody is speaking.',
    );
  });

  it('are closed again by the chip that says the pack came from one', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('pin-open');
    await user.click(screen.getByRole('button', { name: /Opened from pin/u }));
    expect(calls).toEqual([['closePin']]);
  });

  it('can be listed beside a pack from the menu', async () => {
    const user = userEvent.setup();
    renderNamed('northgate');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('menuitem', { name: 'Pinned customers' }));
    expect(screen.getByRole('region', { name: /Pinned customers/u })).toBeTruthy();
  });

  it('say so when the list is full', () => {
    const state = stateNamed('northgate');
    if (state.phase !== 'ready') throw new Error('wrong fixture');
    renderState({ ...state, pins: { ...state.pins, limit: 2 } });
    expect(screen.getByRole('button', { name: 'Pin list is full' })).toHaveProperty('disabled', true);
  });
});
