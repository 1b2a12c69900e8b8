import { CUT, ProblemError } from '../api/problem-error.ts';

const MAX_LINE_BYTES = 1_000_000;
const MAX_LINES = 200;
const NEW_LINE = 10;

export type LineLimits = { signal: AbortSignal; silenceMs: number };

/** JSON lines of a stream, however it was cut into chunks. Out of bounds throws; abort and silence end it. */
export async function* readLines(stream: ReadableStream<Uint8Array>, limits: LineLimits): AsyncGenerator<string> {
  let rest: Uint8Array = new Uint8Array(0);
  let lineCount = 0;
  for await (const chunk of readChunks(stream, limits)) {
    const { lines, remainder } = split(joined(rest, chunk));
    rest = remainder;
    for (const line of lines) {
      lineCount += 1;
      if (lineCount > MAX_LINES) throw new ProblemError(CUT);
      yield decoded(line);
    }
    if (rest.length > MAX_LINE_BYTES) throw new ProblemError(CUT);
  }
  if (rest.length > 0) yield decoded(rest);
}

async function* readChunks(
  stream: ReadableStream<Uint8Array>,
  { signal, silenceMs }: LineLimits,
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // Also stops the worker's work when the reader is no longer wanted.
  const stop = () => void reader.cancel().catch(() => undefined);
  let timer = setTimeout(stop, silenceMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(stop, silenceMs);
      if (signal.aborted) return;
      yield chunk.value;
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function split(bytes: Uint8Array): { lines: Uint8Array[]; remainder: Uint8Array } {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, start)) {
    if (end > start) lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, remainder: bytes.subarray(start) };
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

function decoded(line: Uint8Array): string {
  if (line.length > MAX_LINE_BYTES) throw new ProblemError(CUT);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch (cause) {
    throw new ProblemError(CUT, { cause });
  }
}
