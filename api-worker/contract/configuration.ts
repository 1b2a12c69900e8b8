import { z } from 'zod';

/** `GET /v1/configuration`: all a panel needs besides the worker's address. Public, holds no secret. */
export const configuration = z.object({
  regionDomain: z.string(),
  loginOrigin: z.string(),
  clientId: z.string(),
  organizationName: z.string().optional(),
  widgetOrigin: z.string(),
  idleLockMinutes: z.number(),
  pins: z.object({ isEnabled: z.boolean(), limit: z.number().int(), mayRoam: z.boolean() }),
  supportContact: z.string().optional(),
  /** This worker's customers are made up; a panel that is not at a training desk refuses it, and the reverse. */
  isTraining: z.boolean().default(false),
});
export type Configuration = z.infer<typeof configuration>;
