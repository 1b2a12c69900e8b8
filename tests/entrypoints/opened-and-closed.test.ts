import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDeskBench } from './desk-bench.ts';

const benches: ReturnType<typeof createDeskBench>[] = [];
afterEach(() => {
  for (const bench of benches.splice(0)) bench.close();
  vi.useRealTimers();
});

/** A searcher at a desk without a call, with hits on screen. */
async function withHits(given: Parameters<typeof createDeskBench>[0] = {}) {
  const bench = createDeskBench({ roles: ['rep', 'searcher'], ...given });
  benches.push(bench);
  bench.actions.search({ text: 'harbour' }, 'complaint-work');
  await bench.settled();
  return {
    ...bench,
    openHit: async (handle = 'sealed-hit-000001') => {
      bench.actions.openHit(handle);
      await bench.settled();
    },
  };
}

describe('a customer opened without a call', () => {
  test('leaves no document behind: closing it loads the panel anew', async () => {
    const { openHit, actions, reloads } = await withHits();
    await openHit();
    expect(reloads()).toBe(0);
    actions.closePin();
    expect(reloads()).toBe(1);
  });

  test('does so also when the administrator switches off the way it was opened', async () => {
    const { openHit, rule, reloads } = await withHits();
    await openHit();
    await rule({ isSearchAllowed: false });
    expect(reloads()).toBe(1);
  });

  test('does so also when it ends by itself, with its ticket', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let now = '2026-11-18T10:45:00Z';
    const { openHit, settled, state, reloads } = await withHits({ nowMs: () => Date.parse(now) });
    await openHit();
    now = '2030-01-01T00:00:00Z';
    await vi.advanceTimersByTimeAsync(60_000);
    await settled();
    expect(state()).toMatchObject({ selection: { kind: 'none' }, view: { state: 'no-conversation' } });
    expect(reloads()).toBe(1);
  });

  test('goes when the next one is opened, without the document being loaded under it', async () => {
    const { openHit, signals, state, reloads } = await withHits({ isStreaming: true });
    await openHit();
    await openHit('sealed-hit-000002');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect([state().selection, reloads()]).toEqual([{ kind: 'hit', hitId: '2' }, 0]);
  });

  test('goes when a call rings, and its document when that call is over', async () => {
    const { openHit, ring, end, signals, reloads } = await withHits({ isStreaming: true });
    await openHit();
    await ring('a');
    expect([signals[0]?.aborted, signals[1]?.aborted, reloads()]).toEqual([true, false, 0]);
    await end('a');
    expect(reloads()).toBe(1);
  });

  test('can be opened again while it is open', async () => {
    const { openHit, ring, end, actions, settled, state, reloads } = await withHits();
    await openHit();
    await ring('a');
    actions.pin();
    await settled();
    for (const reason of ['follow-up', 'call-back'] as const) {
      actions.openPin('p1', reason);
      await settled();
    }
    await end('a');
    expect([state().selection, state().view.state, reloads()]).toEqual([{ kind: 'pin', pinId: 'p1' }, 'pack', 0]);
  });
});
