import { readFileSync } from 'node:fs';
import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../api-worker/contract/blocks.ts';
import type { FeedbackState } from '../../components/panel-state.ts';
import { northgateInsights } from './fixtures/northgate-body.ts';
import { full } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const HANDLE = 'sealed-insight-0001';
const [first] = northgateInsights.kind === 'notices' ? northgateInsights.notices : [];
const id = first?.id ?? '';
const title = first?.title ?? '';

/** The first card of the list opened, with a handle unless none is given, in a state unless none is. */
async function open({ handle, state }: { handle?: string; state?: FeedbackState } = {}) {
  const user = userEvent.setup();
  const withHandle = (block: Block): Block =>
    block.kind === 'notices'
      ? {
          ...block,
          notices: block.notices.map((notice) => ({ ...notice, feedback: notice.id === id ? handle : undefined })),
        }
      : block;
  const sections = full.sections.map((view) =>
    view.place.id === 'insights' ? { ...view, body: [withHandle(northgateInsights)] } : view,
  );
  const feedback = state === undefined ? undefined : { [id]: state };
  const shown = renderState(readyState({ state: 'pack', pack: { ...full, sections, feedback } }));
  await user.click(screen.getByRole('button', { name: new RegExp(`about ${title}`, 'u') }));
  return { ...shown, user };
}

const line = () => within(screen.getByRole('group', { name: `What was this worth? ${title}` }));
const button = (name: string) => line().getByRole('button', { name });

describe('an opened card of a rule', () => {
  it.each([
    ['Useful', 'useful'],
    ['Not useful', 'not-useful'],
  ])('takes %s by one button', async (name, verdict) => {
    const { user, calls } = await open({ handle: HANDLE });
    await user.click(button(name));
    expect(calls).toEqual([['giveFeedback', id, HANDLE, { verdict }]]);
  });

  it('asks why it is wrong, with four reasons, by keyboard alone', async () => {
    const { user, calls } = await open({ handle: HANDLE });
    button('Wrong, choose why').focus();
    await user.keyboard('{Enter}');
    const why = line().getByRole('combobox', { name: `Why is it wrong? ${title}` });
    expect(document.activeElement).toBe(why);
    expect(
      within(why)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Why?', 'Wrong customer', 'Out of date', 'Already done', 'Not relevant']);
    expect(button('Send')).toHaveProperty('disabled', true);
    await user.selectOptions(why, 'Already done');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(calls).toEqual([['giveFeedback', id, HANDLE, { verdict: 'wrong', reason: 'already-done' }]]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`What was this worth? ${title}`);
  });

  it('goes back from the reasons without a word', async () => {
    const { user, calls } = await open({ handle: HANDLE });
    await user.click(button('Wrong, choose why'));
    await user.click(button('Back'));
    expect(button('Useful')).toBeTruthy();
    expect(calls).toEqual([]);
  });

  it('thanks once the word is taken, and asks no more', async () => {
    await open({ handle: HANDLE, state: { state: 'given' } });
    expect(line().getByRole('status').textContent).toBe('Thank you');
    expect(line().queryByRole('button')).toBeNull();
  });

  it('says that nothing was stored, and why, and asks again', async () => {
    await open({ handle: HANDLE, state: { state: 'refused', code: 'offline' } });
    expect(line().getByRole('status').textContent).toMatch(/^Not stored\. The service cannot be reached/u);
    expect(button('Useful')).toBeTruthy();
  });

  it('says how to go on when the pack has grown too old', async () => {
    await open({ handle: HANDLE, state: { state: 'refused', code: 'handle_expired' } });
    expect(line().getByRole('status').textContent).toBe('Not stored. This pack is too old for that. Load it again.');
  });

  it('asks nothing while a word is on its way', async () => {
    await open({ handle: HANDLE, state: { state: 'asking' } });
    expect(line().queryByRole('button')).toBeNull();
  });
});

it('a card without a handle asks nothing', async () => {
  await open();
  expect(screen.queryByRole('group', { name: /What was this worth/u })).toBeNull();
});

it('a closed card asks nothing', async () => {
  const { user } = await open({ handle: HANDLE });
  await user.click(screen.getByRole('button', { name: `less about ${title}` }));
  expect(screen.queryByRole('group', { name: /What was this worth/u })).toBeNull();
});

it('is not printed', () => {
  const style = readFileSync('components/style/feedback.css', 'utf8');
  expect(style.slice(style.indexOf('@media print'))).toMatch(/\.feedback \{\s+display: none;/u);
});
