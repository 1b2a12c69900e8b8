import { z } from 'zod';
import { sealed } from './packs.ts';

/** How a rep may have verified a caller outside the call flow; the words for it stand in the panel. */
const VERIFICATION_METHODS = [
  'security-questions',
  'app-confirmation',
  'registered-number-call-back',
  'document-seen',
] as const;
export const verificationMethod = z.enum(VERIFICATION_METHODS);
export type VerificationMethod = z.infer<typeof verificationMethod>;

/** `POST /v1/verifications`: the rep's own word about the caller of an asserted, live pack. */
export const verificationRequest = z.strictObject({ ticket: sealed, method: verificationMethod });
export type VerificationRequest = z.infer<typeof verificationRequest>;

/** A sealed verification; it counts for this rep, conversation and customer, and is sent with each pack request. */
export const verification = z.object({ verification: z.string(), expiresAt: z.string() });
export type Verification = z.infer<typeof verification>;
