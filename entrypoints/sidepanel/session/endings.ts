import type { ProofKeys } from './proof-keys.ts';
import type { SessionMemory } from './session-memory.ts';

/** What is left of a session that ended under a running panel: the reason, for the document that comes after it. */
export type Endings = { keep: (problem: string) => Promise<void>; take: () => Promise<string | null> };

export function createEndings(memory: SessionMemory, keys: Pick<ProofKeys, 'forgetOthers'>): Endings {
  return {
    async keep(problem) {
      await memory.keepEnding(problem);
      await memory.forget();
      await keys.forgetOthers();
    },
    take: memory.takeEnding,
  };
}
