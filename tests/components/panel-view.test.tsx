import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderNamed, renderState } from './rendered.tsx';

describe('before anybody is signed in', () => {
  it.each([
    ['waiting-for-policy', "Waiting for your organisation's settings"],
    ['policy-wrong', 'The settings name an unknown address'],
    ['switched-off', 'Switched off by your organisation'],
    ['locked', 'Locked'],
    ['signing-in', 'Signing in…'],
  ])('%s is one message and nothing to press but help', (name, title) => {
    renderNamed(name);
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Help']);
  });

  it('offers the compiled hosts where no policy is in force', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('choose-worker');
    await user.click(screen.getByRole('button', { name: 'https://prep-hk.bank.example' }));
    expect(calls).toEqual([['chooseWorker', 'https://prep-hk.bank.example']]);
  });

  it('signs in by one button', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('signed-out');
    expect(screen.getByRole('heading', { name: 'Sign in to Meridian Bank' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(calls).toEqual([['signIn']]);
  });

  it('says why the last sign-in failed', () => {
    renderNamed('sign-in-refused');
    expect(screen.getByRole('alert').textContent).toContain('The sign-in was not accepted');
  });

  it('tells a user whom the bank refuses what to do, in place of asking for a sign-in', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('no-access');
    expect(screen.getByRole('heading', { name: 'You have no access to this panel' })).toBeTruthy();
    expect(screen.getByText(/Ask your team leader or administrator for the role/u)).toBeTruthy();
    expect(screen.queryByText(/Desktop support/u)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(calls).toEqual([['signIn']]);
  });

  it('tries an unreachable service again when told to', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('unreachable');
    expect(screen.getByText(/did not answer in time/u)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(calls).toEqual([['reconnect']]);
  });

  it('has a true sentence for a problem it has never heard of', () => {
    renderState({ phase: 'unreachable', code: 'toString' });
    expect(screen.getByText(/The service could not be reached/u)).toBeTruthy();
  });
});

describe('the switcher', () => {
  it('names media, customer, state and what is unseen', () => {
    renderNamed('northgate');
    const tabs = screen.getAllByRole('tab');
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
    expect(tabs[0]?.textContent).toContain('Call, Northgate Builders Ltd');
    expect(tabs[0]?.textContent).toContain('04:1');
    expect(tabs[1]?.textContent).toContain('2 unseen');
    expect(tabs[2]?.textContent).toContain('Ringing…');
  });

  it('moves by arrow keys without choosing, and chooses by Enter', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('northgate');
    screen.getAllByRole('tab')[0]?.focus();
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getAllByRole('tab')[1]);
    expect(calls).toEqual([]);
    await user.keyboard('{Enter}');
    expect(calls).toEqual([['selectConversation', '6f1c1f0e-1111-4000-8000-000000000002']]);
  });

  it('has one tab stop', () => {
    renderNamed('northgate');
    expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
  });
});

describe('the menu', () => {
  it('prints, signs out, and closes by Esc back to its button', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('northgate');
    const more = screen.getByRole('button', { name: 'More' });
    await user.click(more);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menuitem')).toBeNull();
    expect(document.activeElement).toBe(more);
    await user.click(more);
    await user.click(screen.getByRole('menuitem', { name: 'Print this pack' }));
    await user.click(more);
    await user.click(screen.getByRole('menuitem', { name: 'Sign out Sam Okafor' }));
    expect(calls).toEqual([['print'], ['signOut']]);
  });
});

describe('a conversation without a pack', () => {
  it('keeps the places free while the customer is being identified', () => {
    renderNamed('identifying');
    const view = screen.getByRole('region', { name: 'Identifying the customer' });
    expect(view.getAttribute('aria-busy')).toBe('true');
    expect(view.textContent).toBe('Matching…');
  });

  it('offers masked candidates and takes one choice only', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('candidates');
    await user.click(screen.getByRole('button', { name: /Nor••••• Pl•••/u }));
    await user.click(screen.getByRole('button', { name: /Pr••• Ra•••/u }));
    expect(calls).toEqual([['chooseCandidate', 'handle-2-aaaaaaaaaaaa']]);
  });

  it('shows conflicting claims masked and guesses none', () => {
    renderNamed('conflict');
    expect(screen.getByText('BCIN ••••4417')).toBeTruthy();
    expect(screen.getByText(/do not guess/u)).toBeTruthy();
  });

  it.each([
    ['unidentified', 'Caller not identified'],
    ['look-up-failed', 'The look-up failed'],
    ['set-aside', 'Not this customer'],
  ])('%s can be looked up again', async (name, title) => {
    const user = userEvent.setup();
    const { calls } = renderNamed(name);
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    await user.click(within(screen.getByRole('main')).getByRole('button'));
    expect(calls).toEqual([['retryPack']]);
  });

  it('lets the rep say which conversation is on screen', async () => {
    const user = userEvent.setup();
    const { calls } = renderNamed('pick');
    await user.click(within(screen.getByRole('main')).getByRole('button', { name: /Lau/u }));
    expect(calls).toEqual([['selectConversation', '6f1c1f0e-1111-4000-8000-000000000002']]);
  });

  it('says that calls may ring unseen while the connection is lost', () => {
    renderNamed('failed');
    expect(screen.getByText(/may ring without showing here/u)).toBeTruthy();
  });
});
