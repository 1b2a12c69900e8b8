import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

/** Clocks of office machines may be two minutes wrong. */
export const WINDOW_S = 125;
const REMEMBERED_PROOFS = 50_000;

/** Proofs that have counted and could still be shown again; the oldest are forgotten first. */
export interface UsedProofs {
  /** Throws `RangeError` where this one has counted before. */
  use(proof: string): void;
  count(): number;
}

export function createUsedProofs(clock: Clock): UsedProofs {
  const usedUntilMs = new LRUCache<string, number>({ max: REMEMBERED_PROOFS });
  return {
    use(proof) {
      const usedUntil = usedUntilMs.get(proof);
      // A proof is fresh up to and including the last millisecond it is remembered.
      if (usedUntil !== undefined && usedUntil >= clock.nowMs()) throw new RangeError('replayed');
      usedUntilMs.set(proof, clock.nowMs() + 2 * WINDOW_S * 1000);
    },
    count: () => usedUntilMs.size,
  };
}
