import { describe, expect, test } from 'vitest';
import { createUpdates } from '../../entrypoints/background/updates.ts';
import { UPDATE_READY } from '../../entrypoints/signals/update-ready.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

/** `counts`: open panels at each look, the last one from then on. */
function createBench(...counts: number[]) {
  const memory = createMemoryArea();
  let reloadCount = 0;
  /** Made anew for each event: between two of them the browser may have stopped the context. */
  const wake = () =>
    createUpdates({
      memory,
      panelCount: async () => (counts.length > 1 ? (counts.shift() ?? 0) : (counts[0] ?? 0)),
      reload: () => {
        reloadCount += 1;
      },
      pause: async () => undefined,
    });
  return { memory, wake, reloads: () => reloadCount };
}

describe('a newer version', () => {
  test('starts at once where no panel is open', async () => {
    const { wake, reloads } = createBench(0);
    await wake().onAvailable();
    expect(reloads()).toBe(1);
  });

  test('waits while a panel is open, and says so', async () => {
    const { wake, memory, reloads } = createBench(1);
    await wake().onAvailable();
    await wake().applyIfUnseen();
    expect([reloads(), memory.items]).toEqual([0, { [UPDATE_READY]: true }]);
  });

  test('starts when the last panel is closed, however long the background slept', async () => {
    const { wake, reloads } = createBench(2, 1, 0);
    await wake().onAvailable();
    await wake().applyIfUnseen();
    expect(reloads()).toBe(0);
    await wake().applyIfUnseen();
    expect(reloads()).toBe(1);
  });

  test('never starts under a panel that is just loading its document anew', async () => {
    const { wake, reloads } = createBench(1, 0, 1);
    await wake().onAvailable();
    await wake().applyIfUnseen();
    expect(reloads()).toBe(0);
  });

  test('that there is none stops nothing', async () => {
    const { wake, reloads } = createBench(0);
    await wake().applyIfUnseen();
    expect(reloads()).toBe(0);
  });
});
