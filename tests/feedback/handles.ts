import type { Notice } from '../../api-worker/contract/blocks.ts';
import type { Frame } from '../../api-worker/contract/frames.ts';

export const noticesOf = (frames: readonly Frame[]): Notice[] =>
  frames
    .flatMap((frame) => (frame.type === 'section' ? frame.blocks : []))
    .flatMap((block) => (block.kind === 'notices' ? block.notices : []));

/** Of all cards of a pack, in the order they came. */
export const feedbackHandles = (frames: readonly Frame[]): string[] =>
  noticesOf(frames).flatMap(({ feedback }) => feedback ?? []);
