import { z } from 'zod';
import { session } from '../../../api-worker/contract/session.ts';

/** `origin`: the worker that sealed it; no other one is ever shown it. */
const held = session.extend({ keyId: z.string(), origin: z.string() });
export type HeldSession = z.infer<typeof held>;

/** Whose session this is, as another panel stored it. */
export function repIdOf(stored: unknown): string | null {
  return held.safeParse(stored).data?.rep.id ?? null;
}

/** A storage area of the browser, as narrow as the panel needs it. */
export type StorageArea = {
  get: (key: string) => Promise<Record<string, unknown>>;
  set: (items: Record<string, unknown>) => Promise<void>;
  remove: (key: string) => Promise<void>;
};

/** What one browser session remembers, shared by its panels and gone with it: `storage.session` is never on disk. */
export type SessionMemory = {
  read: () => Promise<HeldSession | null>;
  write: (session: HeldSession) => Promise<void>;
  forget: () => Promise<void>;
  isSignedOut: () => Promise<boolean>;
  setSignedOut: (isSignedOut: boolean) => Promise<void>;
  /** Locked and not yet unlocked: a panel loaded meanwhile shows nothing. */
  isLocked: () => Promise<boolean>;
  setLocked: (isLocked: boolean) => Promise<void>;
  /** Why the session ended, for the next document to say: the one that knew is loaded anew at once. */
  keepEnding: (problem: string) => Promise<void>;
  takeEnding: () => Promise<string | null>;
  /** True once in each browser session, also after an update, which empties the area. */
  isFirstStart: () => Promise<boolean>;
};

export function createSessionMemory(area: StorageArea): SessionMemory {
  const itemOf = async (key: string): Promise<unknown> => (await area.get(key))[key];
  return {
    async read() {
      const stored = held.safeParse(await itemOf('session'));
      return stored.success ? stored.data : null;
    },
    write: (next) => area.set({ session: next }),
    forget: () => area.remove('session'),
    isSignedOut: async () => (await itemOf('isSignedOut')) === true,
    setSignedOut: (isSignedOut) => area.set({ isSignedOut }),
    isLocked: async () => (await itemOf('isLocked')) === true,
    setLocked: (isLocked) => area.set({ isLocked }),
    keepEnding: (problem) => area.set({ ending: problem }),
    async takeEnding() {
      const ending = await itemOf('ending');
      await area.remove('ending');
      return typeof ending === 'string' ? ending : null;
    },
    async isFirstStart() {
      if ((await itemOf('isStarted')) === true) return false;
      await area.set({ isStarted: true });
      return true;
    },
  };
}
