import { z } from 'zod';
import { sealed } from './packs.ts';

/** Why a card was wrong; it goes to the owner of the data, with the records behind the card. */
export const WRONG_REASONS = ['wrong-customer', 'out-of-date', 'already-done', 'not-relevant'] as const;
const wrongReason = z.enum(WRONG_REASONS);

/** `POST /v1/feedback`: what the rep says of one card of the pack on screen, by the card's own sealed handle. */
export const feedbackRequest = z.discriminatedUnion('verdict', [
  z.strictObject({ handle: sealed, verdict: z.literal('useful') }),
  z.strictObject({ handle: sealed, verdict: z.literal('not-useful') }),
  z.strictObject({ handle: sealed, verdict: z.literal('wrong'), reason: wrongReason }),
]);
export type FeedbackRequest = z.infer<typeof feedbackRequest>;

/** What is said of a card, without which card. */
export type Verdict =
  | { verdict: 'useful' | 'not-useful' }
  | { verdict: 'wrong'; reason: (typeof WRONG_REASONS)[number] };
