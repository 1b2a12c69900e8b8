import { z } from 'zod';
import { sectionId } from './sections.ts';

export const conversationId = z.uuid();
/** Sealed by the worker, opaque to everyone else. */
export const sealed = z.string().min(16).max(4096);

/** Why a profile is opened without a call; shown to supervisors. */
export const ACCESS_REASONS = ['call-back', 'complaint-work', 'follow-up', 'quality-review'] as const;
export const accessReason = z.enum(ACCESS_REASONS);

/** `POST /v1/packs`: a conversation, or a sealed handle (candidate or pin). Never an identifier of a customer. */
export const packRequest = z
  .strictObject({
    conversationId: conversationId.optional(),
    handle: sealed.optional(),
    reason: accessReason.optional(),
    sections: z.array(sectionId).min(1).max(8).optional(),
    ticket: sealed.optional(),
    /** The rep's own word about this conversation's caller, from `POST /v1/verifications`. */
    verification: sealed.optional(),
    /** Where the rep sits: a time of a market elsewhere names its zone. One nobody knows is as good as none. */
    timeZone: z.string().min(1).max(64).optional(),
    /** `false`: insights in their fixed words only, whatever model the worker has. */
    mayReword: z.boolean().optional(),
    /** Random, of one panel document: two of a rep's, in two windows, each get their own pack. */
    panelId: z.uuid().optional(),
  })
  .refine((request) => (request.conversationId === undefined) !== (request.handle === undefined), {
    error: 'exactly one of conversationId and handle',
  })
  .refine(({ verification, handle }) => verification === undefined || handle === undefined, {
    error: 'a verification belongs to a conversation',
  });
export type PackRequest = z.infer<typeof packRequest>;

/** `POST /v1/tickets/renewal`, every minute while the conversation is live. */
export const ticketRenewalRequest = z.strictObject({ ticket: sealed });
export const ticketRenewal = z.object({ ticket: z.string(), ticketExpiresAt: z.string() });
