import { toBytes } from './pack-lines.ts';

/** A stream that stays open: what is pushed arrives, and whether the reader has let it go is known. */
export function openStream() {
  let inside: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isCancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      inside = controller;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  return {
    stream,
    push: (...lines: unknown[]) => inside?.enqueue(toBytes(lines)),
    pushBytes: (bytes: Uint8Array) => inside?.enqueue(bytes),
    close: () => inside?.close(),
    isCancelled: () => isCancelled,
  };
}
