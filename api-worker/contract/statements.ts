import { z } from 'zod';
import { conversationId } from './packs.ts';

const claimedIdentifier = z.strictObject({ type: z.enum(['BCIN', 'PCIN']), value: z.string().min(1).max(64) });

/** `POST /v1/statements`, called by the bank's call flow with its own credential, never by a browser. */
export const statementRequest = z.strictObject({
  conversationId,
  customer: claimedIdentifier,
  caller: claimedIdentifier.optional(),
  level: z.enum(['asserted', 'verified']),
  method: z.string().regex(/^[A-Z0-9_]{2,16}$/u),
  verifiedAt: z.iso.datetime({ offset: true }).optional(),
});

/** At most 256 characters, so that it fits a bot flow's participant data. */
export const statement = z.object({ statement: z.string().max(256), expiresAt: z.string() });
