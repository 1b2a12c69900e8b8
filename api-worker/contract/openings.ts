import { z } from 'zod';

/** One look at a profile, or one search, without a call: who, when, why, and a masked label. */
const opening = z.object({
  id: z.string(),
  at: z.string(),
  repId: z.string(),
  /** As Genesys shows it to the supervisor; absent where it does not. */
  repName: z.string().optional(),
  role: z.string(),
  event: z.string(),
  reason: z.string().nullable(),
  customer: z.string().nullable(),
  result: z.string(),
});

/** `POST /v1/openings`: of one rep, or older than the last opening of the page before. */
export const openingsRequest = z.strictObject({
  repId: z.string().min(1).max(64).optional(),
  before: z.strictObject({ at: z.iso.datetime(), id: z.string().min(1).max(128) }).optional(),
});
export type OpeningsRequest = z.infer<typeof openingsRequest>;

/** `POST /v1/openings`, for supervisors. The list is read from a copy; `asOf` is null where the copy holds none to date it by. */
export const openings = z.object({ openings: z.array(opening), asOf: z.string().nullable(), hasMore: z.boolean() });
export type Openings = z.infer<typeof openings>;
