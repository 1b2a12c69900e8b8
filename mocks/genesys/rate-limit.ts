import { LRUCache } from 'lru-cache';

export interface RateCount {
  count: number;
  allowed: number;
  resetS: number;
}

/** org.app.user.rate.per.minute: one count per user and OAuth client, in fixed minutes. */
export function createRateLimit(options: { now: () => Date; perMinute: number }) {
  const windows = new LRUCache<string, { startMs: number; count: number }>({ max: 5_000 });
  return {
    count(userId: string, clientId: string): RateCount {
      const key = `${userId} ${clientId}`;
      const nowMs = options.now().getTime();
      const current = windows.get(key);
      const window = current && nowMs - current.startMs < 60_000 ? current : { startMs: nowMs, count: 0 };
      window.count += 1;
      windows.set(key, window);
      const resetS = Math.max(1, Math.ceil((window.startMs + 60_000 - nowMs) / 1000));
      return { count: window.count, allowed: options.perMinute, resetS };
    },
    clear: () => windows.clear(),
  };
}

export type RateLimit = ReturnType<typeof createRateLimit>;
