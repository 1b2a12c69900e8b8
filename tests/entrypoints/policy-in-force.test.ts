import { describe, expect, test } from 'vitest';
import { createHttp } from '../../entrypoints/sidepanel/api/http.ts';
import { createPanelBench, HOST, USE } from './panel-bench.ts';

describe('the kill switch', () => {
  test('closes a desk at once, takes its document with it, and nothing is asked any more', async () => {
    const { verdict, last, reloads, connections } = await createPanelBench();
    await verdict(USE);
    await verdict({ kind: 'switched-off' }, { isSwitchedOff: true, supportContact: 'Ring 4444' });
    expect(last()).toEqual({ phase: 'switched-off', supportContact: 'Ring 4444' });
    expect([reloads(), connections[0]?.signal.aborted]).toEqual([1, true]);
  });

  test('needs no new document where nobody was shown, and is left without a click', async () => {
    const { verdict, last, reloads, asked } = await createPanelBench();
    await verdict({ kind: 'switched-off' });
    expect([last(), asked, reloads()]).toEqual([{ phase: 'switched-off' }, [], 0]);
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('is not shown on a locked screen, nor does anything start there when it is taken back', async () => {
    const { verdict, last, panel, asked } = await createPanelBench();
    panel.lock();
    await verdict({ kind: 'switched-off' });
    await verdict(USE);
    expect([last(), asked]).toEqual([{ phase: 'locked' }, []]);
  });

  test('is heard again when the panel starts after a lock', async () => {
    const { verdict, last, panel } = await createPanelBench();
    panel.lock();
    await panel.start();
    await verdict({ kind: 'switched-off' });
    expect(last()).toEqual({ phase: 'switched-off' });
  });

  test('stops a request that is under way, and every later one', async () => {
    const ended = new AbortController();
    const asked: unknown[] = [];
    const never: typeof fetch = (input, init) => {
      asked.push(input);
      return new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    };
    const http = createHttp(HOST, never, ended.signal);
    const underWay = http({ path: '/v1/packs', method: 'POST' });
    ended.abort();
    await expect(underWay).rejects.toMatchObject({ code: 'offline' });
    await expect(http({ path: '/v1/session', method: 'POST' })).rejects.toMatchObject({ code: 'offline' });
    expect(asked).toEqual([`${HOST}/v1/packs`]);
  });
});

describe('training and real customers', () => {
  test.each([
    ['a training desk takes no worker of real customers', true, false],
    ['a desk for real customers takes no training worker', false, true],
  ])('%s', async (_what, isTraining, served) => {
    const { verdict, last, asked, worker, panel } = await createPanelBench();
    worker.configuration = { isTraining: served };
    await verdict({ kind: 'use', host: HOST, isTraining });
    expect(last()).toEqual({ phase: 'policy-wrong', reason: 'training', workerAddress: HOST });
    panel.actions.signIn();
    panel.sessionChanged('r');
    panel.desktopLoaded();
    expect(asked).toEqual(['configuration']);
  });

  test.each([true, false])('are shown as such where policy and worker agree: %s', async (isTraining) => {
    const { verdict, last, worker } = await createPanelBench();
    worker.configuration = { isTraining };
    await verdict({ kind: 'use', host: HOST, isTraining });
    expect(last()).toMatchObject({ phase: 'ready', isTraining });
  });

  test('a training worker chosen by hand is taken, and said', async () => {
    const { verdict, last, worker } = await createPanelBench();
    worker.configuration = { isTraining: true };
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'ready', isTraining: true });
  });
});

describe('whom to ask', () => {
  const policy = { supportContact: 'Ring 4444' };
  const known = { supportContact: 'Ring 4444' };

  test('is known before any worker has answered', async () => {
    const { verdict, last, worker } = await createPanelBench();
    await verdict({ kind: 'waiting', isOverdue: true }, policy);
    expect(last()).toEqual({ phase: 'waiting-for-policy', isOverdue: true, ...known });
    await verdict({ kind: 'wrong', reason: 'no-address' }, policy);
    expect(last()).toEqual({ phase: 'policy-wrong', reason: 'no-address', workerAddress: undefined, ...known });
    worker.isReachable = false;
    await verdict(USE, policy);
    expect(last()).toEqual({ phase: 'unreachable', code: 'offline', ...known });
  });

  test('is what the policy says before what the worker says, and changes in place', async () => {
    const { verdict, last, worker } = await createPanelBench();
    worker.configuration = { supportContact: 'Ring 5555' };
    worker.silent = null;
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'signed-out', supportContact: 'Ring 5555' });
    await verdict(USE, policy);
    expect(last()).toMatchObject({ phase: 'signed-out', ...known });
  });
});
