import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { panelStates } from './fixtures/panel-states.ts';
import { renderNamed } from './rendered.tsx';

/** Colour needs a real renderer (the contrast test has the pairs); page-level rules need the panel's own document. */
const RULES = {
  'color-contrast': { enabled: false },
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
};

describe.each(Object.keys(panelStates))('%s', (name) => {
  it('has no fault that axe can find', async () => {
    const { container } = renderNamed(name);
    const { violations } = await axe.run(container, { rules: RULES });
    const faults = violations.map(
      (fault) => `${fault.id}: ${fault.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
    expect(faults).toEqual([]);
  });
});
