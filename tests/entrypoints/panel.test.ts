import { afterEach, describe, expect, test } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPanel } from '../../entrypoints/sidepanel/panel/create-panel.ts';
import type { WorkerVerdict } from '../../entrypoints/sidepanel/policy/create-worker-choice.ts';
import type { Credentials } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createKeyRing, createMemoryArea } from './browser-stand-ins.ts';
import { CONFIGURATION } from './desk-bench.ts';

const HOST = 'https://prep.bank.example';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function createBench() {
  const { pair } = await createKeyRing().create();
  const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
  const credentials: Credentials = {
    held: { session: 's', expiresAt: new Date(Date.now() + 900_000).toISOString(), rep, keyId: 'k' },
    pair,
  };
  const phases: PanelState[] = [];
  const worker = {
    isReachable: true,
    silent: credentials as Credentials | null,
    window: credentials as Credentials | null,
  };
  let tell: (verdict: WorkerVerdict) => void = () => undefined;
  let signedOutBy: () => void = () => undefined;
  let reloadCount = 0;
  let signOutCount = 0;
  const nobody = () => Promise.reject(new ProblemError('offline'));
  const panel = createPanel({
    hosts: [HOST],
    workerChoice: {
      watch: async (listen) => {
        tell = listen;
      },
      choose: async () => undefined,
    },
    connect: () => ({
      readConfiguration: async () => {
        if (!worker.isReachable) throw new ProblemError('offline');
        return CONFIGURATION;
      },
      signedIn: (_configuration, onSignedOut) => {
        signedOutBy = onSignedOut;
        const window = async () => {
          if (worker.window === null) throw new ProblemError('sign_in_cancelled');
          return worker.window;
        };
        return {
          keeper: {
            current: async () => worker.silent,
            replace: async () => worker.silent,
            renew: async () => worker.silent,
            signIn: window,
            signOut: async () => {
              signOutCount += 1;
            },
          },
          api: {
            listConversations: async () => [],
            openChannel: nobody,
            requestPack: nobody,
            renewTicket: nobody,
            ...{ verifyCaller: nobody, revealField: nobody, search: nobody, listOpenings: nobody },
            ...{ createPin: nobody, removePin: nobody, readPins: nobody },
          },
          startPush: () => undefined,
        };
      },
    }),
    onConfiguration: () => undefined,
    disk: createMemoryArea(),
    hearSignals: () => undefined,
    nowMs: () => Date.now(),
    reload: () => {
      reloadCount += 1;
    },
    print: () => undefined,
    publish: (state) => phases.push(state),
  });
  await panel.start();
  closing.push(panel.lock);
  return {
    panel,
    worker,
    phases,
    last: () => phases.at(-1),
    reloads: () => reloadCount,
    signOuts: () => signOutCount,
    loseSession: () => signedOutBy(),
    verdict: async (verdict: WorkerVerdict) => {
      tell(verdict);
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const USE: WorkerVerdict = { kind: 'use', host: HOST, arePinsAllowed: true };

describe('the panel', () => {
  test('waits for a late policy, then goes all the way by itself', async () => {
    const { verdict, phases } = await createBench();
    await verdict({ kind: 'waiting' });
    expect(phases).toEqual([{ phase: 'waiting-for-policy' }]);
    await verdict(USE);
    expect(new Set(phases.map(({ phase }) => phase))).toEqual(new Set(['waiting-for-policy', 'signing-in', 'ready']));
  });

  test('calls nobody when the policy names a worker of another build', async () => {
    const { verdict, last } = await createBench();
    await verdict({ kind: 'wrong', workerAddress: 'https://evil.example' });
    expect(last()).toEqual({ phase: 'policy-wrong', workerAddress: 'https://evil.example' });
  });

  test('takes a choice only from the compiled addresses, and only where there is one to make', async () => {
    const { verdict, last, panel } = await createBench();
    await verdict({ kind: 'waiting' });
    panel.actions.chooseWorker(HOST);
    await settled();
    expect(last()).toEqual({ phase: 'waiting-for-policy' });
    await verdict({ kind: 'choose' });
    panel.actions.chooseWorker('https://evil.example');
    await settled();
    expect(last()).toEqual({ phase: 'choose-worker', hosts: [HOST] });
    panel.actions.chooseWorker(HOST);
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('says that the worker cannot be reached, and goes on when it can', async () => {
    const { verdict, last, panel, worker } = await createBench();
    worker.isReachable = false;
    await verdict(USE);
    expect(last()).toEqual({ phase: 'unreachable', code: 'offline' });
    worker.isReachable = true;
    panel.actions.reconnect();
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('asks for a click when a silent sign-in is not possible, and says why a sign-in failed', async () => {
    const { verdict, last, panel, worker } = await createBench();
    worker.silent = null;
    worker.window = null;
    await verdict(USE);
    expect(last()).toMatchObject({ phase: 'signed-out', problem: undefined });
    panel.actions.signIn();
    await settled();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'sign_in_cancelled' });
  });

  test('takes everything off the screen when the session ends', async () => {
    const { verdict, last, loseSession, panel } = await createBench();
    await verdict(USE);
    loseSession();
    expect(last()).toMatchObject({ phase: 'signed-out', problem: 'session_expired' });
    panel.actions.selectConversation('a');
    expect(last()).toMatchObject({ phase: 'signed-out' });
  });

  test('loads the document anew after a sign-out, here or in another panel', async () => {
    const { verdict, panel, reloads, signOuts } = await createBench();
    await verdict(USE);
    panel.actions.signOut();
    await settled();
    expect([signOuts(), reloads()]).toEqual([1, 1]);
    const other = await createBench();
    await other.verdict(USE);
    other.panel.sessionChanged(false);
    expect(other.reloads()).toBe(1);
  });

  test('signs in when another panel of this browser did', async () => {
    const { verdict, last, panel, worker } = await createBench();
    const { silent } = worker;
    worker.silent = null;
    await verdict(USE);
    worker.silent = silent;
    panel.sessionChanged(true);
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test('shows nothing once it is locked, whatever still arrives', async () => {
    const { verdict, last, panel, loseSession } = await createBench();
    await verdict(USE);
    panel.lock();
    loseSession();
    panel.sessionChanged(true);
    await settled();
    expect(last()).toEqual({ phase: 'locked' });
  });
});
