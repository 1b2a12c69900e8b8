import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { OpeningsView, ReadyState } from '../../components/panel-state.ts';
import { full } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderNamed, renderState } from './rendered.tsx';

const idle = (more: Partial<ReadyState>) =>
  readyState({ state: 'no-conversation' }, { conversations: [], selection: { kind: 'none' }, ...more });
const hits = [{ handle: 'sealed-hit-000001', name: 'N••• B•••', market: 'GB', detail: 'BCIN ••••4417' }];

describe('the search box', () => {
  it('is there for searchers alone', () => {
    renderNamed('no-conversation');
    expect(screen.queryByRole('heading', { name: 'Find a customer' })).toBeNull();
  });

  it('asks what and why before it searches', async () => {
    const user = userEvent.setup();
    const { calls } = renderState(idle({ search: { state: 'idle' } }));
    const button = screen.getByRole('button', { name: 'Search' });
    await user.type(screen.getByRole('searchbox'), ' harbour crest ');
    expect(button.hasAttribute('disabled')).toBe(true);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'Complaint work');
    await user.click(button);
    expect(calls).toEqual([['search', { text: 'harbour crest' }, 'complaint-work']]);
  });

  it('searches by an identifier', async () => {
    const user = userEvent.setup();
    const { calls } = renderState(idle({ search: { state: 'idle' } }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Search by' }), 'Account number');
    await user.type(screen.getByRole('searchbox'), '12345678');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'Call back');
    await user.click(screen.getByRole('button', { name: 'Search' }));
    expect(calls).toEqual([['search', { identifier: { type: 'ACCOUNT', value: '12345678' } }, 'call-back']]);
  });

  it('opens a hit by its handle', async () => {
    const user = userEvent.setup();
    const { calls } = renderState(idle({ search: { state: 'found', hits, hasMore: true } }));
    expect(screen.getByText(/There are more/u)).toBeTruthy();
    expect(screen.getByRole('button', { name: /4417/u }).textContent).toBe('N••• B•••UKBCIN ••••4417');
    await user.click(screen.getByRole('button', { name: /N••• B•••.*4417/u }));
    expect(calls).toEqual([['openHit', 'sealed-hit-000001']]);
  });

  it('tells nobody found from a search that failed', () => {
    const { unmount } = renderState(idle({ search: { state: 'found', hits: [], hasMore: false } }));
    expect(screen.getByText(/Nobody found/u)).toBeTruthy();
    unmount();
    renderState(idle({ search: { state: 'refused', code: 'upstream_timeout' } }));
    expect(screen.getByRole('alert').textContent).toMatch(/did not answer in time/u);
    expect(screen.queryByText(/Nobody found/u)).toBeNull();
  });
});

it('a pack opened from search says that nobody is verified, and can be closed', async () => {
  const user = userEvent.setup();
  const match = { method: 'SEARCH', text: 'Found by search', strength: 'strong' as const, isSigned: false };
  const identity = { ...full.identity, match, verification: undefined, isPinnable: false };
  const { calls } = renderState(
    readyState(
      { state: 'pack', pack: { ...full, identity } },
      { conversations: [], selection: { kind: 'hit', hitId: '1' } },
    ),
  );
  expect(screen.getByText('No call, nobody verified')).toBeTruthy();
  expect(screen.queryByText(/^Verified/u, { selector: '.chip' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Opened from search · close' }));
  expect(calls).toEqual([['closePin']]);
});

describe.each([
  ['unidentified', { state: 'unidentified', identity: { state: 'unidentified', text: 'Nobody.' } }, 'Nobody to show'],
  ['failed', { state: 'look-up-failed', code: 'upstream_timeout' }, 'The look-up failed'],
  ['on its way', { state: 'identifying' }, 'Matching…'],
] as const)('a pin whose customer is %s', (_, view, title) => {
  it('speaks of no caller, and can be closed', async () => {
    const user = userEvent.setup();
    const { calls } = renderState(readyState(view, { conversations: [], selection: { kind: 'pin', pinId: 'pin-1' } }));
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.queryByText(/call/iu)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Opened from pin · close' }));
    expect(calls).toEqual([['closePin']]);
  });
});

describe('the supervisors’ list', () => {
  const supervisor = { id: 'rep-9', name: 'Sam', roles: ['supervisor' as const] };
  const menuLabels = async (panel: ReadyState) => {
    const user = userEvent.setup();
    const { calls } = renderState(panel);
    await user.click(screen.getByRole('button', { name: 'More' }));
    return { user, calls, labels: screen.getAllByRole('menuitem').map((item) => item.textContent) };
  };

  it('is in the menu of supervisors', async () => {
    const { user, calls } = await menuLabels(idle({ rep: supervisor }));
    await user.click(screen.getByRole('menuitem', { name: 'Openings without a call' }));
    expect(calls).toEqual([['showOpenings']]);
  });

  it('is in nobody else’s', async () => {
    expect((await menuLabels(idle({}))).labels).not.toContain('Openings without a call');
  });

  const opening = {
    at: '2026-11-18T08:00:00Z',
    repId: 'rep-7',
    repName: 'Robin Hale',
    id: 'one:1',
    role: 'searcher',
    event: 'VIEW',
    reason: 'CASE_WORK',
    customer: 'W••• M•••',
    result: 'ALLOWED',
  };
  const list = { state: 'shown' as const, openings: [opening], asOf: '2026-11-18T08:00:03Z', hasMore: false };
  const openingsShown = () => within(screen.getByRole('region', { name: 'Openings without a call' }));
  const renderList = (openings: OpeningsView) => renderState(idle({ rep: supervisor, openings }));

  it('shows who, when and why, and how old the copy is', () => {
    renderList(list);
    const region = openingsShown();
    expect(region.getByRole('listitem').textContent).toMatch(/18 Nov.*Robin Hale opened W••• M•••follow-up$/u);
    expect(region.getByText(/^Copy of the audit, last entry written 18 Nov/u)).toBeTruthy();
    expect(region.getByText('1 in the last 30 days.')).toBeTruthy();
    expect(region.queryByRole('button', { name: /^Show earlier/u })).toBeNull();
  });

  it('says what came of it where that was not what was asked for', () => {
    renderList({ ...list, openings: [{ ...opening, event: 'LOOKUP', customer: null, result: 'NOT_FOUND' }] });
    expect(openingsShown().getByRole('listitem').textContent).toMatch(/looked upfollow-up · not found$/u);
  });

  it('goes further back on a click, not twice at once, and says when it could not', async () => {
    const user = userEvent.setup();
    const first = renderList({ ...list, hasMore: true });
    await user.click(screen.getByRole('button', { name: 'Show earlier than these 1' }));
    expect(first.calls).toEqual([['showEarlierOpenings']]);
    first.unmount();
    const reading = renderList({ ...list, hasMore: true, earlier: 'reading' });
    expect(screen.getByRole('button', { name: 'Reading…' }).getAttribute('aria-disabled')).toBe('true');
    reading.unmount();
    renderList({ ...list, hasMore: true, earlier: { failed: 'upstream_failed' } });
    expect(screen.getByRole('alert').textContent).toMatch(/^Earlier ones could not be read/u);
    expect(openingsShown().getAllByRole('listitem')).toHaveLength(1);
  });

  it('can be of one rep, and of everybody again', async () => {
    const user = userEvent.setup();
    const all = renderList(list);
    await user.click(screen.getByRole('button', { name: 'Only openings of Robin Hale' }));
    expect(all.calls).toEqual([['showOpenings', { repId: 'rep-7', name: 'Robin Hale' }]]);
    all.unmount();
    const one = renderList({ ...list, ofRep: { repId: 'rep-7', name: 'Robin Hale' } });
    expect(screen.queryByRole('button', { name: /^Only openings of/u })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show everybody' }));
    expect(one.calls).toEqual([['showOpenings']]);
  });

  it('tells none from unknown', () => {
    const { unmount } = renderState(
      idle({ rep: supervisor, openings: { state: 'shown', openings: [], asOf: null, hasMore: false } }),
    );
    expect(screen.getByText(/holds no opening/u)).toBeTruthy();
    unmount();
    renderState(idle({ rep: supervisor, openings: { state: 'failed', code: 'upstream_failed' } }));
    expect(screen.getByRole('alert').textContent).toMatch(/could not be read/u);
  });
});
