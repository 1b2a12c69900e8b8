import { test } from 'vitest';
import type { DefenceId } from '../defences.ts';

export interface AttackFacts {
  /** What stands between this attack and its success; taken away, the case goes red (`npm run prove:attacks`). */
  defences: readonly [DefenceId, ...DefenceId[]];
  timeoutMs?: number;
}

/** One case of the threat model, by its id. */
export function attack(id: string, title: string, { timeoutMs }: AttackFacts, run: () => Promise<void>): void {
  test(`${id} ${title}`, { timeout: timeoutMs ?? 20_000 }, run);
}
