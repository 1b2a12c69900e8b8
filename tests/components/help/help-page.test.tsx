import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { HelpView, SettingRow } from '../../../components/help-state.ts';
import { helpViews } from '../fixtures/help-views.ts';
import { renderState, stateNamed } from '../rendered.tsx';

async function openHelp(help: HelpView) {
  const user = userEvent.setup();
  const view = renderState(stateNamed('signed-out'), help);
  await user.click(screen.getByRole('button', { name: 'Help' }));
  return { ...view, user };
}

const part = (name: string) => within(screen.getByRole('region', { name }));
const fact = (label: string) => part('This panel').getByText(label).nextElementSibling?.textContent;
const setting = (more: Partial<SettingRow>): HelpView => ({
  ...helpViews.byPolicy,
  settings: [{ name: 'pinLimit', title: 'Most pins', text: '12', origin: 'default', isLocked: false, ...more }],
});

describe('the help page', () => {
  it('names whom to ask first, as text and never as a link', async () => {
    const { container } = await openHelp({ ...helpViews.byPolicy, supportContact: 'https://help.bank.example' });
    expect(part('Ask first').getByText('https://help.bank.example')).toBeTruthy();
    expect(container.querySelector('a')).toBeNull();
  });

  it('says so where no contact is set, and still names somebody', async () => {
    await openHelp(helpViews.awaited);
    expect(part('Ask first').getByText(/^Your team leader or your administrator\. No contact is set/u)).toBeTruthy();
  });

  it('says which panel this is', async () => {
    await openHelp(helpViews.byPolicy);
    expect(fact('Version')).toBe('1.4.0');
    expect(fact('Service')).toBe('https://prep.bank.example');
    expect(fact('Update ring')).toBe('Pilot');
    expect(fact('Training')).toBe('No');
    expect(part('For whoever helps you').getByText(helpViews.byPolicy.extensionId)).toBeTruthy();
  });

  it('tells not known yet from no', async () => {
    await openHelp(helpViews.awaited);
    expect(fact('Service')).toBe('None yet');
    expect(fact('Update ring')).toBe('Not set');
  });

  it('says that a training desk is one', async () => {
    await openHelp(helpViews.training);
    expect(fact('Training')).toBe('Yes: every customer is made up');
  });

  it.each([
    ['byPolicy', "From your organisation's policy"],
    ['awaited', "Your organisation's, not arrived yet"],
    ['byHand', 'By hand: no policy is in force'],
  ] as const)('says where its settings come from: %s', async (name, words) => {
    await openHelp(helpViews[name]);
    expect(fact('Settings')).toBe(words);
  });

  it('says when a newer version starts, and only where one is ready', async () => {
    const { unmount } = await openHelp(helpViews.updateReady);
    expect(
      screen.getByText('A newer version is ready. It starts when every panel of this browser is closed.'),
    ).toBeTruthy();
    unmount();
    await openHelp(helpViews.byPolicy);
    expect(screen.queryByText(/newer version/u)).toBeNull();
  });
});

describe('a setting in force', () => {
  it.each([
    ['policy', 'Your organisation'],
    ['chosen', 'You'],
    ['service', 'The service'],
    ['default', 'Default'],
  ] as const)('says who set it: %s', async (origin, words) => {
    await openHelp(setting({ origin }));
    const row = part('In force here').getByRole('row', { name: /^Most pins/u });
    expect(within(row).getByRole('cell').textContent).toBe(`12${words}`);
  });

  it('says in words that it is locked', async () => {
    await openHelp(setting({ origin: 'policy', isLocked: true }));
    expect(part('In force here').getByRole('cell').textContent).toBe('12Your organisation Locked');
  });

  it('stands apart from what was left at its default, counted', async () => {
    const left = { name: 'pinDays', title: 'Days until a pin expires', text: '14', isLocked: false } as const;
    const set = setting({ origin: 'service' });
    await openHelp({ ...set, settings: [...set.settings, { ...left, origin: 'default' }] });
    const titles = (name: string) =>
      within(screen.getByRole('table', { name }))
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent);
    expect(titles('What was set')).toEqual(['Most pins']);
    expect(titles('At their default')).toEqual(['Days until a pin expires']);
    expect(part('In force here').getByText('1 at their default').closest('details')).toHaveProperty('open', false);
  });

  it('tells nothing set from nothing known', async () => {
    const { unmount } = await openHelp(setting({ origin: 'default' }));
    expect(part('In force here').getByText('Nothing is set: everything is at its default.')).toBeTruthy();
    unmount();
    await openHelp(helpViews.awaited);
    expect(screen.queryByRole('region', { name: 'In force here' })).toBeNull();
  });

  it('is no control where it is locked, even if it came with options', async () => {
    const choice = { value: '12', options: [{ value: '12', text: 'Twelve' }] };
    await openHelp(setting({ isLocked: true, choice }));
    expect(screen.queryByRole('radio')).toBeNull();
    expect(part('In force here').getByRole('rowheader', { name: 'Most pins' })).toBeTruthy();
  });
});

describe('what the rep may choose', () => {
  it('stands there as radio buttons, the one in force chosen', async () => {
    await openHelp(helpViews.byHand);
    const scheme = within(screen.getByRole('group', { name: 'Colour scheme' }));
    expect(scheme.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)).toEqual([
      'As the computer',
      'Light',
      'Dark',
    ]);
    expect(scheme.getByRole('radio', { name: 'Dark' })).toHaveProperty('checked', true);
    expect(scheme.getByText('Your choice.')).toBeTruthy();
    expect(part('In force here').queryByRole('rowheader', { name: 'Colour scheme' })).toBeNull();
  });

  it('is asked for by name and value', async () => {
    const { user, calls } = await openHelp(helpViews.byHand);
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.click(screen.getByRole('radio', { name: 'As the computer' }));
    expect(calls).toEqual([
      ['chooseSetting', 'opensOnFirstClick', 'true'],
      ['chooseSetting', 'colourScheme', 'system'],
    ]);
  });

  it('is not told a second time among the settings in force', async () => {
    await openHelp(helpViews.byPolicy);
    expect(part('In force here').queryByText('Open on the first click in the desktop')).toBeNull();
  });
});
