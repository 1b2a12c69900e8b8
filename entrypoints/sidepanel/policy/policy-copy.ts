import type { ManagedPolicy, SettingName } from '../../policy/managed-policy.ts';
import { managedPolicy } from '../../policy/managed-policy.ts';
import { POLICY_COPY } from '../../policy/on-disk.ts';
import { atMost } from '../panel/at-most.ts';
import type { StorageArea } from '../session/session-memory.ts';

const WRITE_MS = 500;

/** The last policy that arrived, so that a browser whose policy is late starts with the one it had. */
export function createPolicyCopy(disk: StorageArea) {
  return {
    /** Null: none has arrived, or it was taken away. */
    async read(): Promise<ManagedPolicy | null> {
      const stored = (await disk.get(POLICY_COPY))[POLICY_COPY];
      return stored === undefined ? null : parsedPolicy(stored);
    },
    /** A disk that hangs must not hold up what the policy says. */
    write: (policy: ManagedPolicy | null) =>
      atMost(WRITE_MS, policy === null ? disk.remove(POLICY_COPY) : disk.set({ [POLICY_COPY]: policy })),
  };
}

/** A value of a wrong type counts as not set, the others stay; Chrome drops it before, other browsers may not. */
export function parsedPolicy(candidate: unknown): ManagedPolicy {
  if (typeof candidate !== 'object' || candidate === null) return {};
  const right = Object.entries(candidate).filter(
    ([name, value]) => isSettingName(name) && managedPolicy.shape[name].safeParse(value).success,
  );
  return managedPolicy.parse(Object.fromEntries(right));
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(managedPolicy.shape, name);
}
