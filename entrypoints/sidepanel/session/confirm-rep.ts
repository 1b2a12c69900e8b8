import { isSignInRefusal } from '../api/problem-error.ts';
import { pause } from '../panel/pause.ts';
import type { SessionKeeper } from './session-keeper.ts';

const RETRY_MS = 5_000;

export type Confirmation = {
  keeper: Pick<SessionKeeper, 'confirm'>;
  signal: AbortSignal;
  /** Nobody is signed in at Genesys, or somebody whom the bank refuses. */
  onEnded: (refusal?: string) => void;
};

/**
 * Asks Genesys who is signed in, each time the returned function is called; calls while it asks are one more question.
 * An outage of the worker is no answer, so the question is asked again.
 */
export function createConfirmRep({ keeper, signal, onEnded }: Confirmation): () => void {
  let isAsking = false;
  let isDue = false;

  async function ask(): Promise<void> {
    isDue = false;
    const verdict = await verdictOf(keeper);
    if (signal.aborted) return;
    if (verdict.kind === 'ended') onEnded(verdict.refusal);
    if (verdict.kind !== 'unknown') return;
    isDue = true;
    await pause(RETRY_MS, signal);
  }

  async function askWhileDue(): Promise<void> {
    isAsking = true;
    while (isDue && !signal.aborted) await ask();
    isAsking = false;
  }

  return () => {
    isDue = true;
    if (!isAsking) void askWhileDue();
  };
}

type Verdict = { kind: 'confirmed' | 'unknown' } | { kind: 'ended'; refusal?: string };

async function verdictOf(keeper: Confirmation['keeper']): Promise<Verdict> {
  try {
    return (await keeper.confirm()) === null ? { kind: 'ended' } : { kind: 'confirmed' };
  } catch (error) {
    return isSignInRefusal(error) ? { kind: 'ended', refusal: error.code } : { kind: 'unknown' };
  }
}
