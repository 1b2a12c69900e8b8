import type { Ruling } from '../../entrypoints/sidepanel/policy/create-administration.ts';
import { createAdministration } from '../../entrypoints/sidepanel/policy/create-administration.ts';
import { createMemoryArea } from './browser-stand-ins.ts';

export const HOSTS = ['https://prep.bank.example', 'https://training.bank.example'] as const;

type Browser = { managed?: unknown; disk?: Record<string, unknown>; isAdministered?: boolean };

/** A browser with a policy the test plays, and what the panel makes of it. */
export async function createAdministrationBench({ managed = {}, disk = {}, isAdministered = true }: Browser = {}) {
  const told: Ruling[] = [];
  let policy: unknown = managed;
  let isManagedSilent = false;
  let changed: () => void = () => undefined;
  let written: () => void = () => undefined;
  const area = createMemoryArea(disk);
  const administration = createAdministration({
    hosts: HOSTS,
    disk: area,
    readManaged: () => (isManagedSilent ? new Promise(() => undefined) : Promise.resolve(policy)),
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
