import { describe, expect, test } from 'vitest';
import { createWorkerChoice } from '../../entrypoints/sidepanel/policy/create-worker-choice.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

const HOSTS = ['https://prep.bank.example', 'https://pilot.bank.example'];

function createBench({
  managed = {},
  disk = {},
  isAdministered = true,
}: {
  managed?: unknown;
  disk?: Record<string, unknown>;
  isAdministered?: boolean;
}) {
  const told: unknown[] = [];
  let policy: unknown = managed;
  let changed: () => void = () => undefined;
  const area = createMemoryArea(disk);
  const choice = createWorkerChoice({
    hosts: HOSTS,
    disk: area,
    readManaged: async () => policy,
    onManagedChanged: (listen) => {
      changed = listen;
    },
    isAdministered: async () => isAdministered,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    told,
    area,
    choice,
    watch: async () => {
      await choice.watch((verdict) => told.push(verdict));
      await settled();
    },
    change: async (next: unknown) => {
      policy = next;
      changed();
      await settled();
    },
  };
}

const use = (host: string | undefined, arePinsAllowed = true) => ({ kind: 'use', host, arePinsAllowed });

describe('the worker address', () => {
  test('is waited for where an administrator rules, however late it comes', async () => {
    const { told, watch, change } = createBench({});
    await watch();
    expect(told).toEqual([{ kind: 'waiting' }]);
    await change({ workerAddress: HOSTS[0] });
    expect(told).toEqual([{ kind: 'waiting' }, use(HOSTS[0])]);
  });

  test('is used at once from the last policy while this start’s is still late', async () => {
    const { told, watch, change } = createBench({ disk: { policy: { workerAddress: HOSTS[0] } } });
    await watch();
    expect(told).toEqual([use(HOSTS[0])]);
    await change({ workerAddress: HOSTS[0] });
    expect(told).toHaveLength(1);
    await change({ workerAddress: HOSTS[1], arePinsAllowed: false });
    expect(told.at(-1)).toEqual(use(HOSTS[1], false));
  });

  test.each([['https://evil.example'], ['http://prep.bank.example'], ['https://prep.bank.example.evil.example'], ['']])(
    'that this build was not packaged with is refused: %s',
    async (workerAddress) => {
      const { told, watch } = createBench({ managed: { workerAddress } });
      await watch();
      expect(told.at(-1)).toEqual({ kind: 'wrong', workerAddress });
    },
  );

  test('of a wrong type counts as not there yet', async () => {
    const { told, watch } = createBench({ managed: { workerAddress: 7 } });
    await watch();
    expect(told).toEqual([{ kind: 'waiting' }]);
  });

  test('is chosen by hand only where nobody administers, and is never a default', async () => {
    const bench = createBench({ isAdministered: false });
    await bench.watch();
    expect(bench.told).toEqual([{ kind: 'choose' }]);
    await bench.choice.choose(HOSTS[1] ?? '');
    const again = createBench({ isAdministered: false, disk: bench.area.items });
    await again.watch();
    expect(again.told).toEqual([use(HOSTS[1])]);
    const administered = createBench({ disk: bench.area.items });
    await administered.watch();
    expect(administered.told).toEqual([{ kind: 'waiting' }]);
  });

  test('chosen by hand leaves in force what the policy says of pins', async () => {
    const bench = createBench({ isAdministered: false, managed: { arePinsAllowed: false } });
    await bench.watch();
    expect(await bench.choice.choose(HOSTS[1] ?? '')).toEqual(use(HOSTS[1], false));
  });

  test('chosen by hand gives way to a policy', async () => {
    const { told, watch, change } = createBench({ isAdministered: false, disk: { chosenWorker: HOSTS[1] } });
    await watch();
    await change({ workerAddress: HOSTS[0] });
    expect(told).toEqual([use(HOSTS[1]), use(HOSTS[0])]);
  });

  test('is gone when the administrator takes it away', async () => {
    const { told, watch, change } = createBench({ managed: { workerAddress: HOSTS[0] } });
    await watch();
    await change({});
    expect(told.at(-1)).toEqual({ kind: 'waiting' });
  });
});
