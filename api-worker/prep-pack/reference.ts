import { LRUCache } from 'lru-cache';
import type { Thresholds } from '../insights/thresholds.ts';
import { readThresholds } from '../insights/thresholds.ts';
import type { RunOptions, RunQuery } from '../warehouse/query.ts';
import type { Loads } from './loads.ts';
import { readLoads } from './loads.ts';

/** What the bank keeps for a whole market, no customer's: null where it could not be read. */
export interface Reference {
  loads: Loads | null;
  thresholds: Thresholds | null;
}

export const NOTHING_READ: Reference = { loads: null, thresholds: null };

/** Never rejects: a pack without reference data is still a pack, and says what it went without. */
export type ReadReference = (of: ReferenceScope) => Promise<Reference>;

interface ReferenceScope {
  subject: { market: string; segment: string };
  asOf: string;
  today: string;
}

/** Restrictions wait for it at most this long. */
const DEADLINE_MS = 1_500;
const KEPT_FOR_MS = 60_000;
const KEPT_AT_MOST = 200;

/** Read beside the sections' queries and kept for a minute: the same for every customer of a market and segment. */
export function createReadReference(runQuery: RunQuery): ReadReference {
  const loads = remembering<Loads>();
  const thresholds = remembering<Thresholds>();
  /** Shared by every rep who asks meanwhile, so nobody's leaving ends it. */
  const options = (): RunOptions => ({ signal: new AbortController().signal, deadlineMs: DEADLINE_MS });
  return async ({ subject: { market, segment }, asOf, today }) => {
    const [loaded, set] = await Promise.all([
      loads(market, () => readLoads(runQuery, { market, asOf }, options())),
      thresholds(`${market} ${segment} ${today}`, () =>
        readThresholds(runQuery, { market, segment, today }, options()),
      ),
    ]);
    return { loads: loaded, thresholds: set };
  };
}

/** Remembers what was read, never that it could not be. */
function remembering<Read>() {
  const kept = new LRUCache<string, Promise<Read>>({ max: KEPT_AT_MOST, ttl: KEPT_FOR_MS });
  return async (key: string, read: () => Promise<Read>): Promise<Read | null> => {
    const asked = kept.get(key) ?? read();
    kept.set(key, asked, { noUpdateTTL: true });
    try {
      return await asked;
    } catch {
      if (kept.get(key) === asked) kept.delete(key);
      return null;
    }
  };
}
