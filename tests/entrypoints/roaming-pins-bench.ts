import type { Pin } from '../../api-worker/contract/pins.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPins } from '../../entrypoints/sidepanel/pins/create-pins.ts';
import { hearRoaming } from '../../entrypoints/sidepanel/pins/hear-roaming.ts';
import type { PinRules } from '../../entrypoints/sidepanel/pins/pin-rules.ts';
import { createMemoryArea, createMemoryProfile } from './browser-stand-ins.ts';

export const NOW_MS = Date.parse('2026-11-18T10:45:00Z');
export const HOST = 'https://prep.bank.example';
export const DAY_MS = 86_400_000;

export const pinOf = (pinId: string, pinnedDaysAgo = 0): Pin => ({
  pinId,
  grant: `sealed-grant-of-${pinId}`,
  label: `Customer ${pinId}`,
  market: 'GB',
  pinnedAt: new Date(NOW_MS - pinnedDaysAgo * DAY_MS).toISOString(),
  expiresAt: new Date(NOW_MS + (30 - pinnedDaysAgo) * DAY_MS).toISOString(),
});

export function createBench({
  profile = createMemoryProfile(),
  disk = createMemoryArea(),
  repId = 'r',
  longGrants = false,
} = {}) {
  const all = new Map<string, Pin>();
  const next: Pin[] = [];
  const noted: string[] = [];
  const read: string[][] = [];
  let isWorkerGone = false;
  const refusals: (ProblemError | Promise<void>)[] = [];
  let rules: PinRules = { isEnabled: true, limit: 30, mayRoam: true };
  const make = (pin: Pin) => {
    const made = longGrants ? { ...pin, grant: pin.grant.padEnd(4_000, 'x') } : pin;
    all.set(made.grant, made);
    return made;
  };
  const pins = createPins({
    api: {
      createPin: async () => make(next.shift() ?? pinOf('none')),
      removePin: async (grant) => {
        const refusal = refusals.shift();
        if (refusal instanceof ProblemError) throw refusal;
        await refusal;
        noted.push(grant);
      },
      readPins: async (grants) => {
        read.push(grants);
        if (isWorkerGone) throw new ProblemError('offline');
        return grants.map((grant) => pinOf(grant.replace(/^sealed-grant-of-|x+$/gu, '')));
      },
    },
    disk,
    profile,
    owner: { repId, host: HOST },
    rules: () => rules,
    nowMs: () => NOW_MS,
    onChange: () => undefined,
  });
  const closing = new AbortController();
  hearRoaming(profile, closing.signal, pins.reread);
  return {
    pins,
    close: () => closing.abort(),
    /** Grants the worker was asked to read, request by request. */
    read,
    loseWorker: () => {
      isWorkerGone = true;
    },
    disk,
    profile,
    /** Removals the worker recorded. */
    noted,
    /** What the worker answers the next removals with, or waits for. */
    refusals,
    listed: () => pins.view().items.map(({ pinId }) => pinId),
    rule: async (change: Partial<PinRules>) => {
      rules = { ...rules, ...change };
      await pins.load();
    },
    pin: async (...made: Pin[]) => {
      for (const each of made) {
        next.push(each);
        await pins.add('sealed-ticket', () => undefined);
      }
    },
  };
}
