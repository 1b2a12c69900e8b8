import { z } from 'zod';

/** Where a figure comes from and how old it is. `asOf` is an ISO instant; `asOfText` is ready for the screen. */
export const source = z.object({
  system: z.string(),
  asOf: z.string(),
  asOfText: z.string(),
  isStale: z.boolean(),
});
export type Source = z.infer<typeof source>;

export const tone = z.enum(['neutral', 'good', 'clock', 'care', 'stop', 'muted']);
export type Tone = z.infer<typeof tone>;

/**
 * A display-ready value. `text` is shown, `raw` is the exact form for tooltip and copy and is absent when masked;
 * `reveal` is a sealed handle by which a permitted rep may ask for the one field.
 */
export const value = z
  .object({
    text: z.string(),
    raw: z.string().optional(),
    masked: z.boolean().optional(),
    reveal: z.string().optional(),
    tone: tone.optional(),
  })
  .refine((candidate) => !(candidate.masked && candidate.raw !== undefined), 'a masked value has no raw form');
export type Value = z.infer<typeof value>;

/** Six looks of a figure: zero, not applicable and unknown are never confused. */
export const valueState = z.enum(['OK', 'ZERO', 'NOT_APPLICABLE', 'NOT_AVAILABLE', 'NOT_PERMITTED', 'STALE']);
export type ValueState = z.infer<typeof valueState>;
