import type { RunOptions } from './query.ts';
import { WarehouseError } from './warehouse-error.ts';

/** How long one query may be waited for: to its deadline, retries included, or until the asker leaves. */
export interface Wait {
  /** Aborts with a `WarehouseError`, whatever reason the asker's own signal gives. */
  signal: AbortSignal;
  leftMs: () => number;
  end: () => void;
}

export function startWait({ signal: asker, deadlineMs }: RunOptions, nowMs: () => number): Wait {
  const endsAtMs = nowMs() + deadlineMs;
  const controller = new AbortController();
  const leave = () => controller.abort(new WarehouseError('aborted'));
  const giveUp = () => controller.abort(new WarehouseError('timeout'));
  const timer = setTimeout(giveUp, deadlineMs);
  asker.addEventListener('abort', leave, { once: true });
  if (asker.aborted) leave();
  else if (deadlineMs <= 0) giveUp();
  return {
    signal: controller.signal,
    leftMs: () => Math.floor(endsAtMs - nowMs()),
    end: () => {
      clearTimeout(timer);
      asker.removeEventListener('abort', leave);
    },
  };
}

/** Ends at once when the signal aborts; the work itself goes on unheard, for the client cannot be interrupted. */
export async function until<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  work().then(resolve, reject);
  return await promise.finally(() => signal.removeEventListener('abort', stop));
}
