import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAdministrationBench, HOSTS, settled } from './administration-bench.ts';

const [HOST, TRAINING] = HOSTS;
const use = (host: string, isTraining?: boolean) => ({ kind: 'use', host, isTraining });
const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the worker address', () => {
  test('is waited for where an administrator rules, however late it comes', async () => {
    const { told, verdict, change } = await createAdministrationBench();
    expect(told).toHaveLength(1);
    expect(verdict()).toEqual({ kind: 'waiting', isOverdue: false });
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    expect(verdict()).toEqual({ kind: 'waiting', isOverdue: true });
    await change({ workerAddress: HOST });
    expect(verdict()).toEqual(use(HOST, false));
  });

  test('is used at once from the last policy while this start’s is still late', async () => {
    const { told, verdict, change } = await createAdministrationBench({ disk: { policy: { workerAddress: HOST } } });
    expect(verdict()).toEqual(use(HOST, false));
    await change({ workerAddress: HOST });
    expect(told).toHaveLength(1);
    await change({ workerAddress: `${TRAINING}/` });
    expect(verdict()).toEqual(use(TRAINING, false));
  });

  test.each([['https://evil.example'], ['http://prep.bank.example'], ['https://prep.bank.example.evil.example'], ['']])(
    'that this build was not packaged with is refused: %s',
    async (workerAddress) => {
      const { verdict } = await createAdministrationBench({ managed: { workerAddress } });
      expect(verdict()).toEqual({ kind: 'wrong', reason: 'unknown-address', workerAddress });
      const training = await createAdministrationBench({
        managed: { workerAddress: HOST, trainingWorkerAddress: workerAddress },
      });
      expect(training.verdict()).toEqual({ kind: 'wrong', reason: 'unknown-address', workerAddress });
    },
  );

  test.each([
    ['that names none', { arePinsAllowed: false }],
    ['whose address has a wrong type', { workerAddress: 7 }],
    ['of words nobody knows', { address: HOST, hosts: [HOST] }],
  ])('is missing, not late, in a policy %s', async (_which, managed) => {
    const { verdict, area } = await createAdministrationBench({ managed });
    expect(verdict()).toEqual({ kind: 'wrong', reason: 'no-address' });
    const again = await createAdministrationBench({ disk: area.items });
    expect(again.verdict()).toEqual({ kind: 'wrong', reason: 'no-address' });
  });

  test('for training goes before the other, and makes a training desk', async () => {
    const { verdict } = await createAdministrationBench({
      managed: { workerAddress: HOST, trainingWorkerAddress: TRAINING },
    });
    expect(verdict()).toEqual(use(TRAINING, true));
  });

  test('is gone when the administrator takes it away', async () => {
    const { verdict, change, area } = await createAdministrationBench({ managed: { workerAddress: HOST } });
    await change({});
    expect(verdict()).toEqual({ kind: 'waiting', isOverdue: false });
    expect(area.items).toEqual({});
  });

  test('that was taken away while the browser was closed holds no longer than a policy takes to arrive', async () => {
    const { verdict, area } = await createAdministrationBench({ disk: { policy: { workerAddress: HOST } } });
    await vi.advanceTimersByTimeAsync(MINUTE_MS - 1_000);
    expect(verdict()).toEqual(use(HOST, false));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(verdict()).toEqual({ kind: 'waiting', isOverdue: true });
    expect(area.items).toEqual({});
  });

  test('of the last policy stays where the browser never says what the policy is', async () => {
    const bench = await createAdministrationBench({ disk: { policy: { workerAddress: HOST } } });
    bench.saysNothing();
    await bench.change({});
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(bench.verdict()).toEqual(use(HOST, false));
  });
});

describe('a worker chosen by hand', () => {
  test('is one of the compiled, is kept, and counts only where nobody administers', async () => {
    const bench = await createAdministrationBench({ isAdministered: false });
    expect(bench.verdict()).toEqual({ kind: 'choose' });
    await bench.administration.chooseWorker('https://evil.example');
    expect([bench.verdict(), bench.area.items]).toEqual([{ kind: 'choose' }, {}]);
    await bench.administration.chooseWorker(TRAINING);
    expect(bench.verdict()).toEqual(use(TRAINING));
    const again = await createAdministrationBench({ isAdministered: false, disk: bench.area.items });
    expect(again.verdict()).toEqual(use(TRAINING));
    const administered = await createAdministrationBench({ disk: bench.area.items });
    expect(administered.verdict()).toEqual({ kind: 'waiting', isOverdue: false });
  });

  test('leaves in force what else the policy says, and gives way to its address', async () => {
    const { verdict, settings, change } = await createAdministrationBench({
      isAdministered: false,
      managed: { arePinsAllowed: false },
      disk: { chosenWorker: TRAINING },
    });
    expect([verdict(), settings()?.pins.isAllowed]).toEqual([use(TRAINING), false]);
    await change({ workerAddress: HOST });
    expect([verdict(), settings()?.pins.isAllowed]).toEqual([use(HOST, false), true]);
  });

  test('in one panel starts the others of this browser', async () => {
    const { verdict, writtenElsewhere } = await createAdministrationBench({ isAdministered: false });
    await writtenElsewhere({ chosenWorker: HOST });
    expect(verdict()).toEqual(use(HOST));
  });
});

describe('the kill switch', () => {
  test('goes before everything, and is taken back without anybody doing anything', async () => {
    const { verdict, change } = await createAdministrationBench({ managed: { workerAddress: HOST } });
    await change({ workerAddress: HOST, isSwitchedOff: true });
    expect(verdict()).toEqual({ kind: 'switched-off' });
    await change({ workerAddress: HOST, isSwitchedOff: false });
    expect(verdict()).toEqual(use(HOST, false));
  });

  test('holds over a restart of the browser, from the first moment', async () => {
    const { told } = await createAdministrationBench({
      disk: { policy: { workerAddress: HOST, isSwitchedOff: true } },
    });
    expect(told.map(({ verdict }) => verdict)).toEqual([{ kind: 'switched-off' }]);
  });

  test('holds for a worker chosen by hand too, and with a disk that hangs', async () => {
    const bench = await createAdministrationBench({ isAdministered: false, disk: { chosenWorker: HOST } });
    bench.area.set = () => new Promise(() => undefined);
    await bench.change({ isSwitchedOff: true });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bench.verdict()).toEqual({ kind: 'switched-off' });
  });
});

describe('settings', () => {
  test('of a wrong type count as not set, and leave the others standing', async () => {
    const managed = { workerAddress: HOST, isPrintAllowed: 'no', isSearchAllowed: false, pinLimit: 0, unknown: true };
    const { settings, area } = await createAdministrationBench({ managed });
    expect(settings()).toMatchObject({ features: { print: true, search: false }, pins: { limit: undefined } });
    expect(area.items).toEqual({ policy: { workerAddress: HOST, isSearchAllowed: false } });
  });

  test('change under a running panel, which is told only what is new', async () => {
    const { told, settings, change } = await createAdministrationBench({ managed: { workerAddress: HOST } });
    const before = told.length;
    await change({ workerAddress: HOST, supportContact: 'Ring 4444' });
    await change({ supportContact: 'Ring 4444', workerAddress: HOST });
    expect([told.length - before, settings()?.supportContact]).toEqual([1, 'Ring 4444']);
  });

  test('a rep chose stay on the disk, and no other does', async () => {
    const { administration, settings, area } = await createAdministrationBench();
    await administration.chooseSetting('colourScheme', 'dark');
    await administration.chooseSetting('opensOnFirstClick', 'true');
    await administration.chooseSetting('colourScheme', 'mauve');
    await administration.chooseSetting('opensOnFirstClick', 'perhaps');
    await administration.chooseSetting('isPrintAllowed', 'true');
    await administration.chooseSetting('workerAddress', 'https://evil.example');
    expect(settings()?.colourScheme).toBe('dark');
    expect(area.items).toEqual({ chosenSettings: { colourScheme: 'dark', opensOnFirstClick: true } });
  });

  test('a rep chose give way while they are locked, and take no new value', async () => {
    const { administration, settings, change } = await createAdministrationBench({
      managed: { colourScheme: 'light' },
      disk: { chosenSettings: { colourScheme: 'dark' } },
    });
    expect(settings()?.colourScheme).toBe('dark');
    await change({ colourScheme: 'light', lockedSettings: ['colourScheme'] });
    await administration.chooseSetting('colourScheme', 'system');
    expect(settings()?.colourScheme).toBe('light');
    await change({ lockedSettings: ['colourScheme'] });
    expect(settings()?.colourScheme).toBe('system');
    await change({ colourScheme: 'light' });
    expect(settings()?.colourScheme).toBe('dark');
  });

  test('a rep chose in one panel hold in the others', async () => {
    const { settings, writtenElsewhere } = await createAdministrationBench();
    await writtenElsewhere({ chosenSettings: { colourScheme: 'dark' } });
    expect(settings()?.colourScheme).toBe('dark');
    await settled();
  });
});
