import { z } from 'zod';
import { pin } from '../../../api-worker/contract/pins.ts';

/** A sealed grant, its dates and whose it is; never a label. The owner's mark is another one for every pin. */
export const grant = pin.omit({ label: true, market: true }).extend({ owner: z.string() });
export type Grant = z.infer<typeof grant>;

/** One of the two places grants are kept: on this computer, or with the browser profile. */
export type GrantPlace = {
  read: () => Promise<Grant[]>;
  add: (grants: readonly Grant[]) => Promise<void>;
  remove: (grants: readonly Grant[]) => Promise<void>;
};
