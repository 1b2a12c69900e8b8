import { afterEach, expect, test } from 'vitest';
import type { ReadyState } from '../../components/panel-state.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createDesk } from '../../entrypoints/sidepanel/panel/create-desk.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';
import { createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';
import { CONFIGURATION } from './desk-bench.ts';
import { createBench, HOST, NOW_MS, pinOf } from './roaming-pins-bench.ts';

const run = new AbortController();
afterEach(() => run.abort());

test('the desk shows a pin that comes from another computer by itself', async () => {
  const profile = createMemoryProfile();
  const shown = Promise.withResolvers<ReadyState>();
  const refused = () => Promise.reject(new ProblemError('offline'));
  createDesk({
    api: {
      ...{ listConversations: async () => [], openChannel: refused, requestPack: refused, renewTicket: refused },
      ...{ verifyCaller: refused, revealField: refused, giveFeedback: refused, search: refused, listOpenings: refused },
      ...{ createPin: refused, removePin: refused, readPins: async () => [pinOf('p1')] },
    },
    configuration: { ...CONFIGURATION, pins: { ...CONFIGURATION.pins, mayRoam: true } },
    rep: { id: 'r', name: 'Rep', roles: ['rep'] },
    settings: () => settingsInForce({ mayPinsRoam: true }, {}),
    ...{ host: HOST, disk: createMemoryArea(), profile, nowMs: () => NOW_MS, signal: run.signal },
    ...{ startPush: () => undefined, hearSignals: () => undefined, reload: () => undefined, print: () => undefined },
    publish: (state) => {
      if (state.pins.items[0]?.label !== undefined) shown.resolve(state);
    },
  });
  await createBench({ profile }).pin(pinOf('p1'));
  expect((await shown.promise).pins.items).toMatchObject([{ pinId: 'p1', label: 'Customer p1' }]);
});
