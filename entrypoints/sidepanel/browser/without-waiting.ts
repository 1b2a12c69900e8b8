import { atMost } from '../panel/at-most.ts';
import type { ProofKeys } from '../session/proof-keys.ts';
import type { SessionMemory } from '../session/session-memory.ts';

const STEP_MS = 500;

/** For locking: a store that hangs or fails must not keep the document with the customers in it from going. */
export function withoutWaiting(memory: SessionMemory, keys: ProofKeys): { memory: SessionMemory; keys: ProofKeys } {
  return {
    memory: {
      ...memory,
      setLocked: (isLocked) => atMost(STEP_MS, memory.setLocked(isLocked)),
      forget: () => atMost(STEP_MS, memory.forget()),
    },
    keys: { ...keys, forgetOthers: (keyId) => atMost(STEP_MS, keys.forgetOthers(keyId)) },
  };
}
