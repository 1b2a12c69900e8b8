import type { SessionRequest } from '../../api-worker/contract/session.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import type { SessionKeeperDependencies } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionKeeper } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createKeyRing, createMemoryArea, oneAtATime } from './browser-stand-ins.ts';

export const START_MS = Date.parse('2026-11-18T10:45:00Z');
export const silentRefusal = () => Promise.reject(new ProblemError('sign_in_needed'));

type BenchOptions = { silent?: () => Promise<SessionRequest>; open?: () => Promise<void>; renew?: () => Promise<void> };

export function createKeeperBench({ silent, open, renew }: BenchOptions = {}) {
  let opening = open;
  const area = createMemoryArea();
  const memory = createSessionMemory(area);
  const keys = createKeyRing();
  const asked: string[] = [];
  let nowMs = START_MS;
  let repId = 'r';
  const request: SessionRequest = { code: 'c', codeVerifier: 'v'.repeat(43), redirectUri: 'https://x.example/oauth' };
  const session = (name: string) => ({
    session: `${name}-${asked.length}`,
    expiresAt: new Date(nowMs + 900_000).toISOString(),
    rep: { id: repId, name: 'Rep', roles: ['rep' as const] },
  });
  const dependencies: SessionKeeperDependencies = {
    origin: 'https://prep.bank.example',
    memory,
    keys,
    requests: {
      open: async () => {
        asked.push('open');
        await opening?.();
        return session('opened');
      },
      renew: async () => {
        asked.push('renew');
        await renew?.();
        return session('renewed');
      },
      end: async () => {
        asked.push('end');
      },
    },
    authorize: (isInteractive) => {
      asked.push(isInteractive ? 'window' : 'silent');
      return isInteractive || !silent ? Promise.resolve(request) : silent();
    },
    alone: oneAtATime(),
    nowMs: () => nowMs,
  };
  const keeper = createSessionKeeper(dependencies);
  return {
    keeper,
    /** The keeper of a panel that talks to another worker, in the same browser. */
    at: (origin: string) => createSessionKeeper({ ...dependencies, origin }),
    asked,
    area,
    keys,
    refuseFromNow: (refuse: () => Promise<void>) => {
      opening = refuse;
    },
    /** Somebody else is signed in at Genesys from now on. */
    becomes: (nextRepId: string) => {
      repId = nextRepId;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}
