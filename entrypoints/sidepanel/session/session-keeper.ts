import type { KeyPair } from 'dpop';
import type { SessionRequest } from '../../../api-worker/contract/session.ts';
import type { ProofKeys } from './proof-keys.ts';
import type { HeldSession, SessionMemory } from './session-memory.ts';
import type { SessionRequests } from './session-requests.ts';
import { createSessionSteps } from './session-steps.ts';

export type Credentials = { held: HeldSession; pair: KeyPair };

export type SessionKeeperDependencies = {
  /** The worker all this is about. */
  origin: string;
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
  /**
   * After the desktop was loaded, perhaps by another user: the session of whoever is signed in at Genesys now. If that
   * is no longer the rep of the session at hand, the worker is told to end it.
   */
  confirm: () => Promise<Credentials | null>;
  signIn: () => Promise<Credentials>;
  signOut: () => Promise<void>;
};

export function createSessionKeeper(dependencies: SessionKeeperDependencies): SessionKeeper {
  const { memory, keys, alone } = dependencies;
  const { kept, atHand, open, silently, renewed, confirmed, tellEnded } = createSessionSteps(dependencies);

  return {
    current: () => alone(async () => (await atHand()) ?? (await silently())),
    replace: (refused) =>
      alone(async () => {
        const known = await atHand();
        return known !== null && known.held.session !== refused ? known : await silently();
      }),
    renew: () => alone(renewed),
    async confirm() {
      const seen = await memory.read();
      return await alone(() => confirmed(seen));
    },
    signIn: () =>
      alone(async () => {
        const opened = await open(true);
        await memory.write(opened.held);
        await memory.setSignedOut(false);
        return opened;
      }),
    // Waits for nobody: whatever is under way finds out that the rep has signed out, and leaves nothing behind.
    signOut: async () => {
      const known = await kept();
      await memory.setSignedOut(true);
      await memory.forget();
      await keys.forgetOthers();
      if (known !== null) await tellEnded(known);
    },
  };
}
