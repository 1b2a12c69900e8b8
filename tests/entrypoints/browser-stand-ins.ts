import type { KeyPair } from 'dpop';
import { generateKeyPair } from 'dpop';
import type { ProfileArea } from '../../entrypoints/sidepanel/pins/grants-in-profile.ts';
import type { ProofKeys } from '../../entrypoints/sidepanel/session/proof-keys.ts';
import type { StorageArea } from '../../entrypoints/sidepanel/session/session-memory.ts';

/** What the browser would keep, as plain memory. */
export function createMemoryArea(
  items: Record<string, unknown> = {},
): StorageArea & { items: Record<string, unknown> } {
  return {
    items,
    get: async (key) => (key in items ? { [key]: structuredClone(items[key]) } : {}),
    set: async (next) => {
      Object.assign(items, structuredClone(next));
    },
    remove: async (key) => {
      delete items[key];
    },
  };
}

/** The area that roams, with its quotas; `fail` makes every write fail from then on. */
export function createMemoryProfile(items: Record<string, unknown> = {}, quotaBytes = 102_400) {
  let isFailing = false;
  const sizeOf = (each: Record<string, unknown>) =>
    Object.entries(each).reduce((sum, [key, item]) => sum + key.length + JSON.stringify(item).length, 0);
  const writes: string[][] = [];
  const listeners: ((keys: string[]) => void)[] = [];
  const tell = (keys: string[]) => {
    for (const listen of listeners) queueMicrotask(() => listen(keys));
  };
  const profile: ProfileArea = {
    getAll: async () => structuredClone(items),
    set: async (next) => {
      const isLong = Object.values(next).some((item) => JSON.stringify(item).length > 8_192);
      const isOver = Object.keys({ ...items, ...next }).length > 512 || sizeOf({ ...items, ...next }) > quotaBytes;
      if (isFailing || isLong || isOver) throw new Error('QUOTA_BYTES quota exceeded');
      writes.push(Object.keys(next));
      Object.assign(items, structuredClone(next));
      tell(Object.keys(next));
    },
    remove: async (keys) => {
      if (isFailing) throw new Error('MAX_WRITE_OPERATIONS_PER_HOUR quota exceeded');
      for (const key of keys) delete items[key];
      tell(keys);
    },
    onChanged: (listen, signal) => {
      listeners.push((keys) => {
        if (!signal.aborted) listen(keys);
      });
    },
  };
  return {
    ...profile,
    items,
    writes,
    fail: () => {
      isFailing = true;
    },
    recover: () => {
      isFailing = false;
    },
  };
}

export function createKeyRing(): ProofKeys & { count: () => number } {
  const pairs = new Map<string, KeyPair>();
  return {
    count: () => pairs.size,
    create: async () => {
      const keyId = crypto.randomUUID();
      const pair = await generateKeyPair('ES256');
      pairs.set(keyId, pair);
      return { keyId, pair };
    },
    read: async (keyId) => pairs.get(keyId) ?? null,
    forgetOthers: async (keyId) => {
      for (const stale of [...pairs.keys()]) if (stale !== keyId) pairs.delete(stale);
    },
  };
}

/** A web lock: one task after the other. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <Answer>(task: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
