import { afterEach } from 'vitest';
import type { PanelState } from '../../components/panel-state.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPanel } from '../../entrypoints/sidepanel/panel/create-panel.ts';
import type { WorkerVerdict } from '../../entrypoints/sidepanel/policy/create-worker-choice.ts';
import type { Credentials } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createKeyRing, createMemoryArea } from './browser-stand-ins.ts';
import { CONFIGURATION } from './desk-bench.ts';

export const HOST = 'https://prep.bank.example';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export async function createPanelBench() {
  const { pair } = await createKeyRing().create();
  const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
  const credentials: Credentials = {
    held: { session: 's', expiresAt: new Date(Date.now() + 900_000).toISOString(), rep, keyId: 'k', origin: HOST },
    pair,
  };
  const phases: PanelState[] = [];
  const worker = {
    isReachable: true,
    silent: credentials as Credentials | null,
    window: credentials as Credentials | null,
    refusal: undefined as ProblemError | undefined,
  };
  let tell: (verdict: WorkerVerdict) => void = () => undefined;
  let signedOutBy: (refusal?: string) => void = () => undefined;
  let reloadCount = 0;
  let signOutCount = 0;
  const endings: string[] = [];
  const nobody = () => Promise.reject(new ProblemError('offline'));
  const panel = createPanel({
    hosts: [HOST],
    workerChoice: {
      watch: async (listen) => {
        tell = listen;
      },
      choose: async (host) => ({ kind: 'use', host, arePinsAllowed: true }),
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
            current: async () => {
              if (worker.refusal) throw worker.refusal;
              return worker.silent;
            },
            replace: async () => worker.silent,
            renew: async () => worker.silent,
            confirm: async () => worker.silent,
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
            ...{
              verifyCaller: nobody,
              revealField: nobody,
              giveFeedback: nobody,
              search: nobody,
              listOpenings: nobody,
            },
            ...{ createPin: nobody, removePin: nobody, readPins: nobody },
          },
          startPush: () => undefined,
        };
      },
    }),
    endings: {
      keep: async (problem) => {
        endings.push(problem);
      },
      take: async () => endings.shift() ?? null,
    },
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
    endings,
    last: () => phases.at(-1),
    reloads: () => reloadCount,
    signOuts: () => signOutCount,
    loseSession: (refusal?: string) => signedOutBy(refusal),
    verdict: async (verdict: WorkerVerdict) => {
      tell(verdict);
      await settled();
    },
  };
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
export const USE: WorkerVerdict = { kind: 'use', host: HOST, arePinsAllowed: true };
