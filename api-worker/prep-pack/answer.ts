import type { Frame, Pack, SectionFrame } from '../contract/frames.ts';
import { AppError, AskerLeft } from '../errors.ts';

export const PACK_MEDIA_TYPES = ['application/x-ndjson', 'application/json', 'text/html'] as const;

/** A stream of JSON lines. `leave` stops the pack at once: the generator itself can be told only between two frames. */
export function asLines(frames: AsyncGenerator<Frame>, leave: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await frames.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      leave();
      await frames.return(undefined);
    },
  });
}

/** The whole pack as one object, for callers that do not stream; what was cut is no pack. */
export async function asPack(frames: AsyncGenerator<Frame>): Promise<Pack> {
  const { value: identity } = await frames.next();
  if (identity?.type !== 'identity') throw new AppError('internal');
  const sections: SectionFrame[] = [];
  let isComplete: boolean | undefined;
  for await (const frame of frames) {
    if (frame.type === 'section') sections.push(frame);
    if (frame.type === 'done') isComplete = frame.complete;
  }
  if (isComplete === undefined) throw new AskerLeft();
  return { identity, sections, complete: isComplete };
}
