import { z } from 'zod';
import { accessReason } from './packs.ts';

const SEARCHED_IDENTIFIERS = ['BCIN', 'PCIN', 'ACCOUNT', 'PHONE', 'EMAIL'] as const;

/** `POST /v1/search`, for the role `searcher`: the one request that carries what a rep typed about a customer. */
export const searchRequest = z
  .strictObject({
    text: z.string().trim().min(1).max(120).optional(),
    identifier: z
      .strictObject({ type: z.enum(SEARCHED_IDENTIFIERS), value: z.string().trim().min(4).max(120) })
      .optional(),
    reason: accessReason,
  })
  .refine(({ text, identifier }) => (text === undefined) !== (identifier === undefined), {
    error: 'exactly one of text and identifier',
  });
export type SearchRequest = z.infer<typeof searchRequest>;

export const MAX_HITS = 20;

/** Masked; the sealed handle opens the hit with `POST /v1/packs` and a reason. */
const hit = z.object({ handle: z.string(), name: z.string(), market: z.string(), detail: z.string() });
export const searchAnswer = z.object({ hits: z.array(hit).max(MAX_HITS), hasMore: z.boolean() });
export type SearchAnswer = z.infer<typeof searchAnswer>;
