import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../components/panel-state.ts';
import { checking, full, streaming } from '../fixtures/pack-states.ts';
import { panelStates, readyState } from '../fixtures/panel-states.ts';
import { startStates } from '../fixtures/start-states.ts';
import { renderState, stateNamed } from '../rendered.tsx';

const isHelpOpen = () => screen.queryByRole('heading', { name: 'Help', level: 1 }) !== null;
const more = () => screen.getByRole('button', { name: 'More' });
const isShown = (element: Element | null | undefined) => element !== null && element?.closest('[hidden]') === null;

async function openFromMenu(state: PanelState = readyState({ state: 'pack', pack: full })) {
  const user = userEvent.setup();
  const view = renderState(state);
  await user.click(more());
  await user.click(screen.getByRole('menuitem', { name: 'Help' }));
  expect(isHelpOpen()).toBe(true);
  return { ...view, user, pack: view.container.querySelector('.pack') };
}

describe.each(Object.keys(startStates))('before anybody is signed in, %s', (name) => {
  it('opens help in place of the message by keyboard, and goes back to where the rep was', async () => {
    const user = userEvent.setup();
    const { container } = renderState(stateNamed(name));
    screen.getByRole('button', { name: 'Help' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Back' }));
    expect(isShown(container.querySelector('.message'))).toBe(false);
    await user.keyboard('{Escape}');
    expect(isHelpOpen()).toBe(false);
    expect(isShown(container.querySelector('.message'))).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Help' }));
  });
});

describe.each(Object.keys(panelStates).filter((name) => !(name in startStates)))('at the desk, %s', (name) => {
  it('opens help from the menu, and goes back to the menu’s button', async () => {
    const { user } = await openFromMenu(stateNamed(name));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(isHelpOpen()).toBe(false);
    expect(document.activeElement).toBe(more());
  });
});

it('the way back comes first, and then the choices', async () => {
  const { user } = await openFromMenu();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Back' }));
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'No' }));
});

it('stands at its top, and the pack where it was read', async () => {
  const user = userEvent.setup();
  renderState(readyState({ state: 'pack', pack: full }));
  await user.click(more());
  scrollTo(0, 400);
  await user.click(screen.getByRole('menuitem', { name: 'Help' }));
  expect(scrollY).toBe(0);
  await user.keyboard('{Escape}');
  expect(scrollY).toBe(400);
});

it('the pack stands as it was left when the rep comes back', async () => {
  const user = userEvent.setup();
  renderState(readyState({ state: 'no-conversation' }, { conversations: [], search: { state: 'idle' } }));
  await user.type(screen.getByRole('searchbox'), 'harbour');
  await user.click(more());
  await user.click(screen.getByRole('menuitem', { name: 'Help' }));
  await user.keyboard('{Escape}');
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'harbour');
});

describe('over a live conversation', () => {
  const state = readyState({ state: 'pack', pack: full });
  const [first, second, ringing] = state.conversations;
  if (!(first && second && ringing)) throw new Error('three conversations are needed');

  it('leaves the conversations in sight', async () => {
    const { pack } = await openFromMenu();
    expect(isShown(pack)).toBe(false);
    expect(screen.getAllByRole('tab')).toHaveLength(3);
  });

  it('closes when the rep selects a conversation, also the one behind it', async () => {
    const { user, calls, pack } = await openFromMenu();
    await user.click(screen.getByRole('tab', { name: /Northgate/u }));
    expect(isHelpOpen()).toBe(false);
    expect(isShown(pack)).toBe(true);
    expect(calls).toEqual([['selectConversation', first.conversationId]]);
  });

  it.each<[string, PanelState]>([
    [
      'another conversation arrives',
      { ...state, conversations: [...state.conversations, { ...ringing, conversationId: 'new' }] },
    ],
    ['a ringing call is answered', { ...state, conversations: [first, second, { ...ringing, state: 'connected' }] }],
    [
      'another conversation comes to the fore',
      { ...state, selection: { kind: 'conversation', conversationId: second.conversationId } },
    ],
    ['the customer of the conversation changes', readyState({ state: 'pack', pack: { ...full, id: 'another' } })],
    ['nobody can tell any more who it is', readyState({ state: 'look-up-failed', code: 'offline' })],
    ['the screen is locked', { phase: 'locked' }],
  ])('closes at once when %s', async (_, next) => {
    const { show } = await openFromMenu(state);
    show(next);
    expect(isHelpOpen()).toBe(false);
  });

  it.each([
    ['the alerts arrive', full],
    [
      'the alerts could not be checked',
      {
        ...full,
        sections: full.sections.map((view) =>
          view.place.id === 'alerts' ? { ...view, firstState: 'failed' as const, first: [] } : view,
        ),
      },
    ],
  ])('closes at once when %s', async (_, pack) => {
    const { show } = await openFromMenu(readyState({ state: 'pack', pack: checking }));
    show(readyState({ state: 'pack', pack }));
    expect(isHelpOpen()).toBe(false);
  });

  it('shows the top of the panel, where the alerts are, when it closes by itself', async () => {
    scrollTo(0, 400);
    const { show } = await openFromMenu(state);
    scrollTo(0, 90);
    show(readyState({ state: 'pack', pack: { ...full, id: 'another' } }));
    await Promise.resolve();
    expect(scrollY).toBe(0);
  });

  it('gives the focus back to the menu’s button when it closes by itself', async () => {
    const { show } = await openFromMenu(state);
    show(readyState({ state: 'pack', pack: { ...full, id: 'another' } }));
    await Promise.resolve();
    expect(document.activeElement).toBe(more());
  });

  it('stays while figures arrive, time passes and other conversations end', async () => {
    const { show } = await openFromMenu(readyState({ state: 'pack', pack: streaming }));
    show(readyState({ state: 'pack', pack: { ...full, id: streaming.id } }));
    show(
      readyState({ state: 'pack', pack: full }, { conversations: [{ ...first, state: 'held' }], connection: 'lost' }),
    );
    expect(isHelpOpen()).toBe(true);
  });

  it('makes way for whatever else the menu offers', async () => {
    const { user, calls } = await openFromMenu();
    await user.click(more());
    await user.click(screen.getByRole('menuitem', { name: 'Print this pack' }));
    expect(isHelpOpen()).toBe(false);
    expect(calls).toEqual([['print']]);
  });
});

it('stays while the panel tries to get on before anybody is signed in', async () => {
  const user = userEvent.setup();
  const { show } = renderState(stateNamed('unreachable'));
  await user.click(screen.getByRole('button', { name: 'Help' }));
  show(stateNamed('waiting-for-policy'));
  expect(isHelpOpen()).toBe(true);
  show(readyState({ state: 'no-conversation' }, { conversations: [] }));
  expect(isHelpOpen()).toBe(false);
});
