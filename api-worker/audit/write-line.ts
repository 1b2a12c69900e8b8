import { writeSync } from 'node:fs';

const MAX_TRIES = 100;
const PAUSE_MS = 2;

/** Writes the whole line to the descriptor before it returns; a full pipe is waited for, but not for ever. */
export function writeLine(descriptor: number, line: string): void {
  let rest = Buffer.from(line);
  for (let tries = 0; rest.length > 0; tries += 1) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (!isFull(error) || tries >= MAX_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
