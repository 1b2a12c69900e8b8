import { screen } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { helpViews } from './fixtures/help-views.ts';
import { panelStates } from './fixtures/panel-states.ts';
import { renderNamed, renderState, stateNamed } from './rendered.tsx';

/** Colour needs a real renderer (the contrast test has the pairs); page-level rules need the panel's own document. */
const RULES = {
  'color-contrast': { enabled: false },
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
};

async function faultsIn(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container, { rules: RULES });
  return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

describe.each(Object.keys(panelStates))('%s', (name) => {
  it('has no fault that axe can find', async () => {
    const { container } = renderNamed(name);
    expect(await faultsIn(container)).toEqual([]);
  });
});

describe.each(Object.entries(helpViews))('the help page, %s', (_, help) => {
  it('has no fault that axe can find', async () => {
    const { container } = renderState(stateNamed('signed-out'), help);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Help' }));
    expect(await faultsIn(container)).toEqual([]);
  });
});
