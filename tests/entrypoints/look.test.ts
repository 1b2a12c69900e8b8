import { expect, test } from 'vitest';
import { applyLook } from '../../entrypoints/sidepanel/browser/look.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';

test('the root element says which colours hold and that nothing may be printed, and takes it back', () => {
  const dataset: DOMStringMap = {};
  applyLook({ dataset }, settingsInForce({ isPrintAllowed: false, colourScheme: 'light' }, { colourScheme: 'dark' }));
  expect(dataset).toEqual({ scheme: 'dark', print: 'off' });
  applyLook({ dataset }, settingsInForce({}, { colourScheme: 'system' }));
  expect(dataset).toEqual({});
});
