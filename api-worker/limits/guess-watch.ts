import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

const MINUTE_MS = 60_000;
const WATCHED_AT_MOST = 10_000;

interface Guesses {
  seenAtMs: Map<string, number>;
  waitsUntilMs: number;
}

export interface GuessWatch {
  /** Null, or the whole seconds this rep still has to wait. */
  waitS(repId: string): number | null;
  /** Notes a guess; true once, when it is one different guess too many within a minute. */
  note(repId: string, guess: string): boolean;
}

/** Counts different guesses, so that a panel asking for the same ended conversation again is not one who tries ids. */
export function createGuessWatch({
  clock,
  limit,
  windowMs = MINUTE_MS,
}: {
  clock: Clock;
  limit: number;
  windowMs?: number;
}): GuessWatch {
  const watched = new LRUCache<string, Guesses>({ max: WATCHED_AT_MOST });
  return {
    waitS(repId) {
      const leftMs = (watched.get(repId)?.waitsUntilMs ?? 0) - clock.nowMs();
      return leftMs > 0 ? Math.ceil(leftMs / 1000) : null;
    },
    note(repId, guess) {
      const nowMs = clock.nowMs();
      const guesses = watched.get(repId) ?? { seenAtMs: new Map<string, number>(), waitsUntilMs: 0 };
      watched.set(repId, guesses);
      // Requests that were under way when the limit was reached raise no second alert.
      if (guesses.waitsUntilMs > nowMs) return false;
      for (const [seen, atMs] of guesses.seenAtMs) if (nowMs - atMs >= windowMs) guesses.seenAtMs.delete(seen);
      guesses.seenAtMs.set(guess, nowMs);
      if (guesses.seenAtMs.size <= limit) return false;
      guesses.seenAtMs.clear();
      guesses.waitsUntilMs = nowMs + windowMs;
      return true;
    },
  };
}
