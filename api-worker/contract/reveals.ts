import { z } from 'zod';
import { sealed } from './packs.ts';

/** Fields the bank's schema marks as sensitive and holds in full; the others are masked in the warehouse already. */
const REVEALABLE_FIELDS = ['company-registration-number'] as const;
export const revealableField = z.enum(REVEALABLE_FIELDS);
export type RevealableField = z.infer<typeof revealableField>;

/** `POST /v1/reveals`, for the role `revealer`: one field of the pack on screen. */
export const revealRequest = z.strictObject({ reveal: sealed, ticket: sealed });
export type RevealRequest = z.infer<typeof revealRequest>;

/** Shown in place and masked again after `hideAfterS` seconds. */
export const revealed = z.object({ field: revealableField, text: z.string(), hideAfterS: z.number().int() });
export type Revealed = z.infer<typeof revealed>;
