import { afterEach } from 'vitest';
import type { Configuration } from '../../api-worker/contract/configuration.ts';
import type { PanelState } from '../../components/panel-state.ts';
import type { ManagedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPanel } from '../../entrypoints/sidepanel/panel/create-panel.ts';
import type { Ruling } from '../../entrypoints/sidepanel/policy/create-administration.ts';
import { settingsInForce } from '../../entrypoints/sidepanel/policy/settings.ts';
import type { Verdict } from '../../entrypoints/sidepanel/policy/verdict.ts';
import type { Credentials } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createKeyRing, createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';
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
    configuration: {} as Partial<Configuration>,
    silent: credentials as Credentials | null,
    window: credentials as Credentials | null,
    refusal: undefined as ProblemError | undefined,
  };
  let tell: (ruling: Ruling) => void = () => undefined;
  const connections: { host: string; signal: AbortSignal }[] = [];
  const asked: string[] = [];
  let signedOutBy: (refusal?: string) => void = () => undefined;
  let reloadCount = 0;
  let signOutCount = 0;
  const endings: string[] = [];
  const choices: string[][] = [];
  const nobody = () => Promise.reject(new ProblemError('offline'));
  const panel = createPanel({
    hosts: [HOST],
    administration: {
      watch: async (listen) => {
        tell = listen;
      },
      chooseWorker: async (host) => {
        if (host === HOST) tell(rulingOf({ kind: 'use', host }));
      },
      chooseSetting: async (...choice) => {
        choices.push(choice);
      },
    },
    connect: (host, signal) => ({
      readConfiguration: async () => {
        asked.push('configuration');
        connections.push({ host, signal });
        if (!worker.isReachable) throw new ProblemError('offline');
        return { ...CONFIGURATION, ...worker.configuration };
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
              asked.push('session');
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
            listConversations: async () => {
              asked.push('conversations');
              return [];
            },
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
    onRuling: () => undefined,
    onConfiguration: () => undefined,
    disk: createMemoryArea(),
    profile: createMemoryProfile(),
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
    asked,
    connections,
    choices,
    verdict: async (verdict: Verdict, policy: ManagedPolicy = {}) => {
      tell(rulingOf(verdict, policy));
      await settled();
    },
  };
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
export const USE: Verdict = { kind: 'use', host: HOST };

function rulingOf(verdict: Verdict, policy: ManagedPolicy = {}): Ruling {
  return { verdict, policy, chosen: {}, isAdministered: true, settings: settingsInForce(policy, {}) };
}
