import type { ManagedPolicy, SettingName } from '../../policy/managed-policy.ts';
import { managedPolicy } from '../../policy/managed-policy.ts';
import { IS_UNREADABLE, POLICY_COPY } from '../../policy/on-disk.ts';
import { atMost } from '../panel/at-most.ts';
import type { StorageArea } from '../session/session-memory.ts';

const WRITE_MS = 500;

type Copied = { policy: ManagedPolicy | null; isUnreadable: boolean };

/** The last policy that arrived, so that a browser whose policy is late starts with the one it had. */
export function createPolicyCopy(disk: StorageArea) {
  return {
    /** Null: none has arrived, or it was taken away. */
    async read(): Promise<Copied> {
      const stored = (await disk.get(POLICY_COPY))[POLICY_COPY];
      if (stored === undefined) return { policy: null, isUnreadable: false };
      const policy = parsedPolicy(stored);
      if (!isMarked(stored)) return { policy, isUnreadable: false };
      return { policy: Object.keys(policy).length === 0 ? null : policy, isUnreadable: true };
    },
    /** A disk that hangs must not hold up what the policy says. */
    write: ({ policy, isUnreadable }: Copied) => atMost(WRITE_MS, writeNow(policy, isUnreadable)),
  };

  function writeNow(policy: ManagedPolicy | null, isUnreadable: boolean): Promise<void> {
    // What comes next must not take the last policy for the one in force.
    if (isUnreadable) return disk.set({ [POLICY_COPY]: { ...policy, [IS_UNREADABLE]: true } });
    return policy === null ? disk.remove(POLICY_COPY) : disk.set({ [POLICY_COPY]: policy });
  }
}

const isMarked = (stored: unknown): boolean =>
  typeof stored === 'object' && stored !== null && Object.hasOwn(stored, IS_UNREADABLE);

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
