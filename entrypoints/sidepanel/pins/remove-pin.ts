import { ProblemError } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { createGrants } from './create-grants.ts';
import type { Grant } from './grant.ts';

export type RemovalDependencies = {
  api: Pick<WorkerApi, 'removePin'>;
  grants: Pick<ReturnType<typeof createGrants>, 'isExpired' | 'remove'>;
};

/** A grant leaves only when its removal stands in the audit: one forgotten before could not be told of any more. */
export function createRemovals({ api, grants }: RemovalDependencies) {
  const leaving = new Set<string>();
  /** A grant the browser did not let go of is not recorded a second time. */
  const noted = new Set<string>();

  async function note({ pinId, grant }: Grant): Promise<void> {
    if (noted.has(pinId)) return;
    await api.removePin(grant).catch(unlessUnreadable);
    noted.add(pinId);
  }

  return {
    /** Asked to go; not shown meanwhile, and shown again if it cannot. */
    isLeaving: (pinId: string) => leaving.has(pinId),
    async remove(grant: Grant): Promise<void> {
      leaving.add(grant.pinId);
      try {
        if (!grants.isExpired(grant)) await note(grant);
        await grants.remove(grant);
      } finally {
        leaving.delete(grant.pinId);
      }
    },
  };
}

/** Nobody can open with it any more, so nothing is lost with it. */
function unlessUnreadable(error: unknown): void {
  const isUnreadable =
    error instanceof ProblemError && (error.code === 'handle_invalid' || error.code === 'handle_expired');
  if (!isUnreadable) throw error;
}
