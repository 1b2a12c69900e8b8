import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withoutWaiting } from '../../entrypoints/sidepanel/browser/without-waiting.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createKeyRing, createMemoryArea } from './browser-stand-ins.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const stores: [string, () => Promise<never>][] = [
  ['hangs', () => new Promise(() => undefined)],
  ['fails', () => Promise.reject(new Error('the disk is gone'))],
];

test.each(stores)('a store that %s holds up no lock', async (_how, never) => {
  const memory = { ...createSessionMemory(createMemoryArea()), setLocked: never, forget: never };
  const keys = { ...createKeyRing(), forgetOthers: never };
  const bounded = withoutWaiting(memory, keys);
  const locked = (async () => {
    await bounded.memory.setLocked(true);
    await bounded.memory.forget();
    await bounded.keys.forgetOthers();
    return 'goes on to load the document anew';
  })();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await locked).toBe('goes on to load the document anew');
});
