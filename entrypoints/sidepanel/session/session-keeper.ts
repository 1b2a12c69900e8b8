import type { KeyPair } from 'dpop';
import type { SessionRequest } from '../../../api-worker/contract/session.ts';
import { isSignInRefusal, OFFLINE, ProblemError } from '../api/problem-error.ts';
import type { ProofKeys } from './proof-keys.ts';
import type { HeldSession, SessionMemory } from './session-memory.ts';
import type { SessionRequests } from './session-requests.ts';

export type Credentials = { held: HeldSession; pair: KeyPair };

export type SessionKeeperDependencies = {
  memory: SessionMemory;
  keys: ProofKeys;
  requests: SessionRequests;
  authorize: (isInteractive: boolean) => Promise<SessionRequest>;
  /** Runs one task at a time among all panels of the browser. */
  alone: <Answer>(task: () => Promise<Answer>) => Promise<Answer>;
  nowMs: () => number;
};

export type SessionKeeper = {
  /**
   * The session to use now: the one at hand, or a new one without a window. Null if only a click can help; an error
   * also where the bank refuses this user.
   */
  current: () => Promise<Credentials | null>;
  /** After a 401: whatever replaces this session, or null. */
  replace: (refused: string) => Promise<Credentials | null>;
  /** Before expiry: the next session if the worker renews it, otherwise a silent sign-in. */
  renew: () => Promise<Credentials | null>;
  signIn: () => Promise<Credentials>;
  signOut: () => Promise<void>;
};

const SPARE_MS = 20_000;

export function createSessionKeeper(dependencies: SessionKeeperDependencies): SessionKeeper {
  const { memory, keys, requests, alone, nowMs } = dependencies;

  async function atHand(): Promise<Credentials | null> {
    if (await memory.isFirstStart()) await keys.forgetOthers();
    const held = await memory.read();
    if (held === null || Date.parse(held.expiresAt) - nowMs() < SPARE_MS) return null;
    const pair = await keys.read(held.keyId);
    return pair === null ? null : { held, pair };
  }

  async function open(isInteractive: boolean): Promise<Credentials> {
    const request = await dependencies.authorize(isInteractive);
    const { keyId, pair } = await keys.create();
    const opened = await requests.open(request, pair);
    const held = { ...opened, keyId };
    await memory.write(held);
    await keys.forgetOthers(keyId);
    return { held, pair };
  }

  async function silently(): Promise<Credentials | null> {
    if (await memory.isSignedOut()) return null;
    try {
      return await open(false);
    } catch (error) {
      if (isOutage(error)) throw error;
      await memory.forget();
      if (isSignInRefusal(error)) throw error;
      return null;
    }
  }

  async function renewed(): Promise<Credentials | null> {
    const known = await atHand();
    if (known === null) return silently();
    try {
      const next = await requests.renew(known.held, known.pair);
      const held = { ...next, keyId: known.held.keyId };
      await memory.write(held);
      return { held, pair: known.pair };
    } catch (error) {
      if (isOutage(error)) return known;
      return silently();
    }
  }

  return {
    current: () => alone(async () => (await atHand()) ?? (await silently())),
    replace: (refused) =>
      alone(async () => {
        const known = await atHand();
        return known !== null && known.held.session !== refused ? known : await silently();
      }),
    renew: () => alone(renewed),
    signIn: () =>
      alone(async () => {
        const opened = await open(true);
        await memory.setSignedOut(false);
        return opened;
      }),
    signOut: () =>
      alone(async () => {
        const known = await atHand();
        await memory.setSignedOut(true);
        await memory.forget();
        // The rep is signed out here whether or not the worker hears of it.
        if (known !== null) await requests.end(known.held, known.pair).catch(() => undefined);
        await keys.forgetOthers();
      }),
  };
}

function isOutage(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === OFFLINE || error.status >= 500 || error.status === 429);
}
