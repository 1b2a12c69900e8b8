import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAdministrationBench, HOSTS } from './administration-bench.ts';

const [HOST, OTHER] = HOSTS;
const use = (host: string, isTraining = false) => ({ kind: 'use', host, isTraining });
const UNREADABLE = { kind: 'wrong', reason: 'unreadable' };
const OFF = { kind: 'switched-off' };
/** Longer than all tries together. */
const TRIES_MS = 10_000;
const MINUTE_MS = 60_000;

const onHost = () => createAdministrationBench({ managed: { workerAddress: HOST } });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a changed policy that could not be read', () => {
  test('is read again, and holds as soon as it was', async () => {
    const bench = await onHost();
    bench.failsToSay(2);
    await bench.change({ workerAddress: OTHER });
    expect(bench.verdict()).toEqual(use(HOST));
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.told.map(({ verdict }) => verdict).at(-1)).toEqual(use(OTHER));
    expect(bench.told.map(({ verdict }) => verdict)).not.toContainEqual(UNREADABLE);
  });

  test('switches the panel off however often it has to be read', async () => {
    const bench = await onHost();
    bench.failsToSay(3);
    await bench.change({ workerAddress: HOST, isSwitchedOff: true });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(OFF);
  });

  test('ends the use of the old address after a few tries, and is asked for no more', async () => {
    const bench = await onHost();
    bench.failsToSay();
    await bench.change({ workerAddress: OTHER });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(UNREADABLE);
    const asked = bench.asked();
    expect(asked).toBeLessThan(8);
    await vi.advanceTimersByTimeAsync(MINUTE_MS / 2);
    expect(bench.asked()).toBe(asked);
  });

  test('leaves the other settings as they were, none at its default', async () => {
    const bench = await createAdministrationBench({ managed: { workerAddress: HOST, isPrintAllowed: false } });
    bench.failsToSay();
    await bench.change({ workerAddress: HOST });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect([bench.verdict(), bench.settings()?.features.print]).toEqual([UNREADABLE, false]);
  });

  test('does not bring the old address back in the document that comes next', async () => {
    const bench = await onHost();
    bench.failsToSay();
    await bench.change({ workerAddress: OTHER });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    const again = await createAdministrationBench({ disk: bench.area.items });
    expect(again.told.map(({ verdict }) => verdict)).toEqual([UNREADABLE]);
    await again.change({ workerAddress: HOST });
    expect(again.verdict()).toEqual(use(HOST));
    expect(again.area.items).toEqual({ policy: { workerAddress: HOST } });
  });

  test('does not give way to a worker chosen by hand', async () => {
    const disk = { chosenWorker: OTHER };
    const bench = await createAdministrationBench({ isAdministered: false, disk });
    bench.failsToSay();
    await bench.change({ workerAddress: HOST });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(UNREADABLE);
  });

  test('is over with the next change that can be read, also back to what was before', async () => {
    const bench = await onHost();
    bench.failsToSay();
    await bench.change({ workerAddress: OTHER });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    bench.failsToSay(0);
    await bench.change({ workerAddress: HOST });
    expect(bench.verdict()).toEqual(use(HOST));
    expect(bench.area.items).toEqual({ policy: { workerAddress: HOST } });
  });

  test('is not missed any more once a later change was read', async () => {
    const bench = await onHost();
    bench.failsToSay(1);
    await bench.change({ workerAddress: OTHER });
    await bench.change({ workerAddress: OTHER });
    bench.failsToSay();
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(use(OTHER));
  });
});

describe('the kill switch', () => {
  test('stays in force while what follows it cannot be read', async () => {
    const bench = await createAdministrationBench({ managed: { workerAddress: HOST, isSwitchedOff: true } });
    bench.failsToSay();
    await bench.change({ workerAddress: HOST });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(OFF);
    const again = await createAdministrationBench({ disk: bench.area.items });
    expect(again.told.map(({ verdict }) => verdict)).toEqual([OFF]);
  });
});

describe('at a start', () => {
  test('a policy that could not be read is read again', async () => {
    const bench = await createAdministrationBench({ managed: { workerAddress: HOST }, failures: 1 });
    expect(bench.verdict()).toEqual({ kind: 'waiting', isOverdue: false });
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(use(HOST));
  });

  test('the last policy does not stay in force where this start’s can never be read', async () => {
    const disk = { policy: { workerAddress: HOST } };
    const bench = await createAdministrationBench({ disk, failures: Number.POSITIVE_INFINITY });
    expect(bench.verdict()).toEqual(use(HOST));
    await vi.advanceTimersByTimeAsync(TRIES_MS);
    expect(bench.verdict()).toEqual(UNREADABLE);
    bench.failsToSay(0);
    bench.is({ workerAddress: OTHER });
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(bench.verdict()).toEqual(use(OTHER));
  });

  test('a browser nobody administers and that never had a policy needs none', async () => {
    const bench = await createAdministrationBench({
      isAdministered: false,
      disk: { chosenWorker: HOST },
      failures: Number.POSITIVE_INFINITY,
    });
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(bench.verdict()).toEqual({ kind: 'use', host: HOST });
  });
});
