import type { RepChoices } from '../../policy/chosen-or-set.ts';
import type { ManagedPolicy } from '../../policy/managed-policy.ts';
import { managedPolicy } from '../../policy/managed-policy.ts';
import { CHOSEN_SETTINGS, CHOSEN_WORKER } from '../../policy/on-disk.ts';
import type { StorageArea } from '../session/session-memory.ts';
import { parsedPolicy } from './policy-copy.ts';

/** What the rep chose by hand: the worker, where no administrator names one, and what is theirs of the settings. */
export type Chosen = { host?: string; settings: RepChoices };

export function createRepChoices(disk: StorageArea) {
  return {
    async read(): Promise<Chosen> {
      const host = (await disk.get(CHOSEN_WORKER))[CHOSEN_WORKER];
      const { opensOnFirstClick, colourScheme } = parsedPolicy((await disk.get(CHOSEN_SETTINGS))[CHOSEN_SETTINGS]);
      return { host: typeof host === 'string' ? host : undefined, settings: { opensOnFirstClick, colourScheme } };
    },
    keepHost: (host: string) => disk.set({ [CHOSEN_WORKER]: host }),
    keepSettings: (settings: RepChoices) => disk.set({ [CHOSEN_SETTINGS]: settings }),
  };
}

/** One choice as a control gives it, in words; null where it is locked, not the rep's to choose, or no value of it. */
export function toChoice(name: string, value: string, policy: ManagedPolicy | null): RepChoices | null {
  if (policy?.lockedSettings?.some((locked) => locked === name)) return null;
  if (name === 'opensOnFirstClick' && (value === 'true' || value === 'false')) {
    return { opensOnFirstClick: value === 'true' };
  }
  const scheme = managedPolicy.shape.colourScheme.safeParse(value);
  return name === 'colourScheme' && scheme.success ? { colourScheme: scheme.data } : null;
}
