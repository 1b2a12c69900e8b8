import { test } from 'vitest';
import type { DefenceId } from '../defences.ts';
import { PENDING } from '../pending.ts';

export interface AttackFacts {
  /** What stands between this attack and its success; taken away, the case goes red (`npm run prove:attacks`). */
  defences: readonly DefenceId[];
  /** Further work this promise waits for: while it is listed in `pending.ts`, the case is reported there. */
  needs?: string;
  timeoutMs?: number;
}

/** One case of the threat model, by its id. */
export function attack(id: string, title: string, { needs, timeoutMs }: AttackFacts, run: () => Promise<void>): void {
  if (needs !== undefined && Object.hasOwn(PENDING, needs)) return;
  test(`${id} ${title}`, { timeout: timeoutMs ?? 20_000 }, run);
}
