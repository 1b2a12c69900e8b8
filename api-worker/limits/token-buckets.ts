import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;
/** Fractions of a millisecond that only arithmetic has made. */
const ROUNDING_MS = 0.001;

export interface TokenBuckets {
  /** Takes one token; null, or the whole seconds until there is one again. A refusal takes nothing. */
  take(key: string, perMinute: number): number | null;
}

/** A bucket holds one minute's worth and fills evenly. The longest unused one is forgotten, which only ever allows more. */
export function createTokenBuckets({ clock, maxKeys }: { clock: Clock; maxKeys: number }): TokenBuckets {
  const fullAtMs = new LRUCache<string, number>({ max: maxKeys });
  return {
    take(key, perMinute) {
      const nowMs = clock.nowMs();
      const tokenMs = MINUTE_MS / perMinute;
      // Never more than a whole bucket, also when the clock was set back.
      const emptyMs = Math.min(MINUTE_MS, Math.max(0, (fullAtMs.get(key) ?? 0) - nowMs));
      const tooSoonMs = emptyMs + tokenMs - MINUTE_MS;
      const isAllowed = tooSoonMs <= ROUNDING_MS;
      fullAtMs.set(key, nowMs + emptyMs + (isAllowed ? tokenMs : 0));
      return isAllowed ? null : Math.ceil(tooSoonMs / 1000);
    },
  };
}
