import type { ManagedPolicy } from '../../policy/managed-policy.ts';
import { managedPolicy } from '../../policy/managed-policy.ts';
import type { StorageArea } from '../session/session-memory.ts';

export type WorkerVerdict =
  | { kind: 'waiting' }
  | { kind: 'choose' }
  | { kind: 'wrong'; workerAddress: string }
  | { kind: 'use'; host: string; arePinsAllowed: boolean };

export type WorkerChoiceDependencies = {
  hosts: readonly string[];
  disk: StorageArea;
  /** Pending or `{}` for the first seconds after a browser start, so nothing may wait for it. */
  readManaged: () => Promise<unknown>;
  onManagedChanged: (listen: () => void) => void;
  /** Force-installed: a policy is on its way, and choosing by hand is not for the rep. */
  isAdministered: () => Promise<boolean>;
};

const CACHE = 'policy';
const CHOSEN = 'chosenWorker';

/** Which worker this panel talks to: the policy's, else the one chosen by hand where no administrator rules. Never a default. */
export function createWorkerChoice(dependencies: WorkerChoiceDependencies) {
  const { hosts, disk } = dependencies;
  const readCache = async () => parsedPolicy((await disk.get(CACHE))[CACHE]);

  async function fromDisk(): Promise<WorkerVerdict> {
    const cached = await readCache();
    if (cached.workerAddress !== undefined) return verdictOf(cached, cached.workerAddress);
    if (await dependencies.isAdministered()) return { kind: 'waiting' };
    const chosen = (await disk.get(CHOSEN))[CHOSEN];
    return typeof chosen === 'string' && hosts.includes(chosen) ? verdictOf(cached, chosen) : { kind: 'choose' };
  }

  function verdictOf({ arePinsAllowed }: ManagedPolicy, workerAddress: string): WorkerVerdict {
    const host = workerAddress.replace(/\/$/u, '');
    if (!hosts.includes(host)) return { kind: 'wrong', workerAddress };
    return { kind: 'use', host, arePinsAllowed: arePinsAllowed !== false };
  }

  /** The policy as it arrives: at once, seconds later, or changed under a running panel. */
  async function takeManaged(isChange: boolean): Promise<boolean> {
    const policy = parsedPolicy(await dependencies.readManaged());
    const isLate = Object.keys(policy).length === 0 && !isChange;
    if (isLate || JSON.stringify(policy) === JSON.stringify(await readCache())) return false;
    await disk.set({ [CACHE]: policy });
    return true;
  }

  return {
    /** Tells the verdict now and every later one that differs. */
    async watch(tell: (verdict: WorkerVerdict) => void): Promise<void> {
      let told = '';
      const retell = async () => {
        const verdict = await fromDisk();
        if (JSON.stringify(verdict) === told) return;
        told = JSON.stringify(verdict);
        tell(verdict);
      };
      const take = async (isChange: boolean) => {
        if (await takeManaged(isChange)) await retell();
      };
      dependencies.onManagedChanged(() => void take(true));
      await retell();
      void take(false);
    },
    /** What else the policy says holds for a worker chosen by hand too. */
    async choose(host: string): Promise<WorkerVerdict> {
      await disk.set({ [CHOSEN]: host });
      return await fromDisk();
    },
  };
}

/** A value of a wrong type counts as not set; Chrome has dropped it before, other browsers may not. */
function parsedPolicy(candidate: unknown): ManagedPolicy {
  return managedPolicy.safeParse(candidate).data ?? {};
}
