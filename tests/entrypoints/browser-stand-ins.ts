import type { KeyPair } from 'dpop';
import { generateKeyPair } from 'dpop';
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
