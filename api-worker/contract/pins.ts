import { z } from 'zod';
import { sealed } from './packs.ts';

/** `POST /v1/pins`: only from the ticket of an asserted or verified pack, while its conversation is live. */
export const pinRequest = z.strictObject({ ticket: sealed });
export type PinRequest = z.infer<typeof pinRequest>;

/** A sealed grant; label and expiry are for the list, the grant alone opens. */
export const pin = z.object({
  pinId: z.string(),
  grant: z.string(),
  label: z.string(),
  market: z.string(),
  pinnedAt: z.string(),
  expiresAt: z.string(),
});
export type Pin = z.infer<typeof pin>;

/** `POST /v1/pins/removal`: audited; the panel forgets the grant. */
export const pinRemovalRequest = z.strictObject({ grant: sealed });
export type PinRemovalRequest = z.infer<typeof pinRemovalRequest>;

/** `POST /v1/pins/list`: what the grants on a rep's disk are about; labels are kept nowhere else. Unreadable ones are left out. */
export const pinListRequest = z.strictObject({ grants: z.array(sealed).min(1).max(50) });
export type PinListRequest = z.infer<typeof pinListRequest>;
export const pins = z.object({ pins: z.array(pin) });
