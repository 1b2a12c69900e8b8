import { readFileSync } from 'node:fs';
import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { full } from './fixtures/pack-states.ts';
import { panelStates, readyState } from './fixtures/panel-states.ts';
import { renderState } from './rendered.tsx';

const WORDS = 'Training: every customer here is made up';
const atDesk = Object.entries(panelStates).flatMap(([name, state]) =>
  state.phase === 'ready' ? [[name, state] as const] : [],
);

describe.each(atDesk)('at a training desk, %s', (_, state) => {
  it('says above everything that every customer is made up, with no way to close it', () => {
    const { container } = renderState({ ...state, isTraining: true });
    const strip = screen.getByText(WORDS);
    expect(container.querySelector('.desk')?.firstElementChild?.firstElementChild).toBe(strip);
    expect(strip.querySelector('button')).toBeNull();
  });

  it('says nothing of the kind of real customers', () => {
    renderState({ ...state, isTraining: false });
    expect(screen.queryByText(WORDS)).toBeNull();
  });
});

it('says so over the help page too', async () => {
  const user = userEvent.setup();
  renderState(readyState({ state: 'pack', pack: full }, { isTraining: true }));
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('menuitem', { name: 'Help' }));
  expect(screen.getByText(WORDS).closest('[hidden]')).toBeNull();
});

it('heads every printed page', () => {
  const css = readFileSync('components/style/training.css', 'utf8');
  expect(css).toMatch(/\.desk\[data-training\] \{\s+page: training;/u);
  expect(css).toMatch(new RegExp(`@page training \\{\\s+@top-center \\{[^}]+content: "${WORDS}";`, 'u'));
});
