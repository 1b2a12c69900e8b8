import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Features, PackView } from '../../components/panel-state.ts';
import { northgateInsights } from './fixtures/northgate-body.ts';
import { full } from './fixtures/pack-states.ts';
import { readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const OFF: Features = { search: false, reveal: false, print: false, feedback: false };
const ON: Features = { search: true, reveal: true, print: true, feedback: true };
const registrationNumber = { text: '•••2345', masked: true, reveal: 'sealed-reveal-0001' };

function packWith(more: Partial<PackView> = {}): PackView {
  const insights =
    northgateInsights.kind === 'notices'
      ? {
          ...northgateInsights,
          notices: northgateInsights.notices.map((notice) => ({ ...notice, feedback: 'sealed-insight-0001' })),
        }
      : northgateInsights;
  const sections = full.sections.map((view) => (view.place.id === 'insights' ? { ...view, body: [insights] } : view));
  return { ...full, sections, registrationNumber, ...more };
}

const show = (features: Features, more?: Partial<PackView>) =>
  renderState(readyState({ state: 'pack', pack: packWith(more) }, { features }));

/** The controls a feature is made of, as the rep finds them. */
async function controls(features: Features): Promise<Record<keyof Features, boolean>> {
  const user = userEvent.setup();
  const idle = renderState(
    readyState({ state: 'no-conversation' }, { conversations: [], search: { state: 'idle' }, features }),
  );
  const search = screen.queryByRole('searchbox') !== null;
  idle.unmount();
  show(features);
  const reveal = screen.queryByRole('button', { name: 'Show, recorded' }) !== null;
  const [details] = screen.getAllByRole('button', { name: /about / });
  if (details) await user.click(details);
  const feedback = screen.queryByRole('group', { name: /^What was this worth/u }) !== null;
  await user.click(screen.getByRole('button', { name: 'More' }));
  const print = screen.queryByRole('menuitem', { name: 'Print this pack' }) !== null;
  return { search, reveal, print, feedback };
}

describe('a feature the administrator left on', () => {
  it('has its controls', async () => {
    expect(await controls(ON)).toEqual(ON);
  });
});

describe('a feature the administrator switched off', () => {
  it.each(['search', 'reveal', 'print', 'feedback'] as const)('has no controls, the others do: %s', async (name) => {
    expect(await controls({ ...ON, [name]: false })).toEqual({ ...ON, [name]: false });
  });

  it('leaves the masked field masked, even one that was just shown', () => {
    show(OFF, { revealing: { state: 'shown', text: '04412345' } });
    const field = within(screen.getByRole('region', { name: 'Company number' }));
    expect(field.getByText('•••2345')).toBeTruthy();
    expect(field.queryByText('04412345')).toBeNull();
  });

  it('goes while the pack is on screen', async () => {
    const user = userEvent.setup();
    const { show: next } = show(ON);
    const [details] = screen.getAllByRole('button', { name: /about / });
    if (details) await user.click(details);
    expect(screen.getByRole('group', { name: /^What was this worth/u })).toBeTruthy();
    next(readyState({ state: 'pack', pack: packWith() }, { features: OFF }));
    expect(screen.queryByRole('group', { name: /^What was this worth/u })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Show, recorded' })).toBeNull();
  });
});
