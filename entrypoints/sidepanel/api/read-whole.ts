import { ANSWER_MALFORMED, OFFLINE, ProblemError } from './problem-error.ts';

/** The longest answer that is not a stream, a supervisor's list, has some 200 lines. */
const MAX_BYTES = 2_000_000;

/** The answer with its body already here: a body that stops coming, or never stops, is a fault and not a wait. */
export async function readWhole(response: Response, signal: AbortSignal): Promise<Response> {
  const { status, headers } = response;
  if (response.body === null) return new Response(null, { status, headers });
  const reader = response.body.getReader();
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.length;
      if (size > MAX_BYTES) throw new ProblemError(ANSWER_MALFORMED, { status });
      chunks.push(chunk.value);
    }
    if (signal.aborted) throw new ProblemError(OFFLINE);
    // A browser hands even a 204 a body, which no 204 may then be given.
    return new Response(size === 0 ? null : new Blob(chunks), { status, headers });
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
