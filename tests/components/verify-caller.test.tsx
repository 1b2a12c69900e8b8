import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PackView } from '../../components/panel-state.ts';
import { asserted, full } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderNamed, renderState } from './rendered.tsx';

const OPEN = { name: 'I have verified the caller' };
const heldWith = (change: Partial<PackView>) => readyState({ state: 'held', pack: { ...asserted, ...change } });

describe('"I have verified the caller"', () => {
  it('asks how, takes a confirmation, and only then is said', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('asserted');
    await user.click(screen.getByRole('button', OPEN));
    expect(screen.getByRole('button', { name: 'Confirm' }).hasAttribute('disabled')).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Confirmed in the banking app' }));
    expect(calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(calls).toEqual([['verifyCaller', 'app-confirmation']]);
  });

  it('can be taken back before it is said', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('asserted');
    await user.click(screen.getByRole('button', OPEN));
    await user.click(screen.getByRole('radio', { name: 'Identity document seen' }));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByRole('button', OPEN)).toBeTruthy();
    expect(calls).toEqual([]);
  });

  it('is not offered for a claimed customer, nor without a conversation', () => {
    renderNamed('claimed');
    expect(screen.queryByRole('button', OPEN)).toBeNull();
    renderState({ ...heldWith({}), selection: { kind: 'pin', pinId: 'pin-1' } });
    expect(screen.queryByRole('button', OPEN)).toBeNull();
  });

  it.each(['ringing', 'wrap-up'] as const)('is not offered while the call is %s', (state) => {
    const ready = heldWith({});
    renderState({ ...ready, conversations: ready.conversations.map((each) => ({ ...each, state })) });
    expect(screen.queryByRole('button', OPEN)).toBeNull();
  });

  it('cannot be said twice while it is being recorded', async () => {
    const user = userEvent.setup();
    renderState(heldWith({ vouching: { state: 'asking' } }));
    await user.click(screen.getByRole('button', OPEN));
    expect(screen.getByRole('group', { name: 'How did you verify the caller?' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: 'Recording…' })).toBeTruthy();
  });

  it('says that nothing has opened when it could not be recorded', () => {
    renderState(heldWith({ vouching: { state: 'refused', code: 'audit_unavailable' } }));
    expect(screen.getByRole('alert').textContent).toMatch(/Not recorded, so nothing has opened. .*recorded/u);
  });
});

it('the chip says whose word a verification is', () => {
  const verification = { text: 'Verified by you 10:42', atText: '10:42', by: 'rep' as const };
  renderState(readyState({ state: 'pack', pack: { ...full, identity: { ...full.identity, verification } } }));
  expect(screen.getByText('Verified by you 10:42', { selector: '[data-level="verified"]' })).toBeTruthy();
});
