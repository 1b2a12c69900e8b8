import type { KeyPair } from 'dpop';
import { generateKeyPair } from 'dpop';

const DATABASE = 'proof-keys';
const STORE = 'keys';

/** The key pairs behind the sessions. Non-extractable: the browser signs with them and never gives them away. */
export type ProofKeys = {
  create: () => Promise<{ keyId: string; pair: KeyPair }>;
  read: (keyId: string) => Promise<KeyPair | null>;
  /** Forgets every key but this one; without an id it forgets all. */
  forgetOthers: (keyId?: string) => Promise<void>;
};

export function createProofKeys(factory: IDBFactory): ProofKeys {
  const inStore = <Answer>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Answer>) =>
    withStore(factory, mode, ask);
  return {
    async create() {
      const pair = await generateKeyPair('ES256', { extractable: false });
      const keyId = crypto.randomUUID();
      await inStore('readwrite', (store) => store.put(pair, keyId));
      return { keyId, pair };
    },
    async read(keyId) {
      const stored: unknown = await inStore('readonly', (store) => store.get(keyId));
      return isKeyPair(stored) ? stored : null;
    },
    async forgetOthers(keyId) {
      const keyIds = await inStore('readonly', (store) => store.getAllKeys());
      for (const stale of keyIds) {
        if (stale !== keyId) await inStore('readwrite', (store) => store.delete(stale));
      }
    },
  };
}

async function withStore<Answer>(
  factory: IDBFactory,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer> {
  const opening = factory.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isKeyPair(stored: unknown): stored is KeyPair {
  return typeof stored === 'object' && stored !== null && 'privateKey' in stored && 'publicKey' in stored;
}
