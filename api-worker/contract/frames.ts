import { z } from 'zod';
import { block } from './blocks.ts';
import { identity } from './identity.ts';
import { sectionId, sectionPlace, sectionStatus } from './sections.ts';
import { value } from './values.ts';

/** First frame of a pack. `ticketId` binds every later frame to it; `ticket` asks for missing sections and pins. */
export const identityFrame = z.object({
  type: z.literal('identity'),
  ticketId: z.string(),
  ticket: z.string().optional(),
  ticketExpiresAt: z.string().optional(),
  identity,
  /** Opaque; the same for one customer within one conversation, so that a panel can say "customer changed". */
  customerMark: z.string().optional(),
  /** Masked; apart from the identity, because its handle is another one in every answer. */
  registrationNumber: value.optional(),
  sections: z.array(sectionPlace),
  banner: z.string().optional(),
  ms: z.number(),
});
export type IdentityFrame = z.infer<typeof identityFrame>;

/**
 * One section, or one part of it: insights arrive in two (`first`, then `body`). `ms` counts from the request;
 * `pathMs` is the chain of back-end calls this section itself had to wait for.
 */
export const sectionFrame = z.object({
  type: z.literal('section'),
  ticketId: z.string(),
  id: sectionId,
  part: z.enum(['all', 'first', 'body']),
  status: sectionStatus,
  code: z.string().optional(),
  text: z.string().optional(),
  blocks: z.array(block),
  ms: z.number(),
  pathMs: z.number().optional(),
});
export type SectionFrame = z.infer<typeof sectionFrame>;

const pingFrame = z.object({ type: z.literal('ping'), ticketId: z.string() });

/** Last frame. A stream without it was cut. `slowestPathMs` is the longest chain of back-end calls of this pack. */
export const doneFrame = z.object({
  type: z.literal('done'),
  ticketId: z.string(),
  complete: z.boolean(),
  ms: z.number(),
  slowestPathMs: z.number(),
});

export const frame = z.discriminatedUnion('type', [identityFrame, sectionFrame, pingFrame, doneFrame]);
export type Frame = z.infer<typeof frame>;

/** The same pack as one JSON object. */
export const pack = z.object({ identity: identityFrame, sections: z.array(sectionFrame), complete: z.boolean() });
export type Pack = z.infer<typeof pack>;
