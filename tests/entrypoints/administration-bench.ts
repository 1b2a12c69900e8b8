import type { Ruling } from '../../entrypoints/sidepanel/policy/create-administration.ts';
import { createAdministration } from '../../entrypoints/sidepanel/policy/create-administration.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

export const HOSTS = ['https://prep.bank.example', 'https://training.bank.example'] as const;

type Browser = { managed?: unknown; disk?: Record<string, unknown>; isAdministered?: boolean; failures?: number };

/** A browser with a policy the test plays, and what the panel makes of it. */
export async function createAdministrationBench(browser: Browser = {}) {
  const { managed = {}, disk = {}, isAdministered = true } = browser;
  const told: Ruling[] = [];
  let policy: unknown = managed;
  let isManagedSilent = false;
  let failures = browser.failures ?? 0;
  let asked = 0;
  let changed: () => void = () => undefined;
  let written: () => void = () => undefined;
  const area = createMemoryArea(disk);
  const administration = createAdministration({
    hosts: HOSTS,
    disk: area,
    readManaged: () => {
      asked += 1;
      failures -= 1;
      if (failures >= 0) return Promise.reject(new Error('The browser could not say.'));
      return isManagedSilent ? new Promise(() => undefined) : Promise.resolve(policy);
    },
    onManagedChanged: (listen) => {
      changed = listen;
    },
    onDiskChanged: (listen) => {
      written = listen;
    },
    isAdministered: async () => isAdministered,
  });
  await administration.watch((ruling) => told.push(ruling));
  await settled();
  return {
    told,
    area,
    administration,
    last: () => told.at(-1),
    verdict: () => told.at(-1)?.verdict,
    settings: () => told.at(-1)?.settings,
    change: async (next: unknown) => {
      policy = next;
      changed();
      await settled();
    },
    /** The policy is there without a word, as when the browser was started without one. */
    is: (next: unknown) => {
      policy = next;
    },
    /** From now on, this often; for ever unless it is said how often. */
    failsToSay: (times = Number.POSITIVE_INFINITY) => {
      failures = times;
    },
    asked: () => asked,
    saysNothing: () => {
      isManagedSilent = true;
    },
    writtenElsewhere: async (items: Record<string, unknown>) => {
      Object.assign(area.items, items);
      written();
      await settled();
    },
  };
}

/** Everything that waits for nothing but promises is done. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}
