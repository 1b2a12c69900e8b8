import type { Answer } from './call.ts';
import { classify, mayPass, retryAfterMs } from './classify.ts';
import type { Wait } from './wait.ts';

const RETRY_BASE_MS = 100;
const RETRY_JITTER_MS = 200;

/** One call and, if the failure may pass and the pause fits into what is left, one more. */
export async function attempts(once: () => Promise<Answer>, wait: Wait, random: () => number): Promise<Answer> {
  try {
    return await once();
  } catch (error) {
    const failure = classify(error);
    const pauseMs = retryAfterMs(error) ?? RETRY_BASE_MS + random() * RETRY_JITTER_MS;
    if (!mayPass(failure) || pauseMs >= wait.leftMs()) throw failure;
    await pause(pauseMs, wait.signal);
    return await once().catch((second: unknown) => Promise.reject(classify(second)));
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => reject(signal.reason);
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', stop, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
