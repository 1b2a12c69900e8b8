import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Session } from '../contract/session.ts';
import { role } from '../contract/session.ts';
import { AppError } from '../errors.ts';
import type { Seals } from '../seals/seal.ts';
import type { RepSession } from './rep-session.ts';

const LONGEST_S = 15 * 60;
/** The shortest life Genesys gives a token: a safe guess where it does not say. */
const UNKNOWN_TOKEN_LIFE_S = 5 * 60;
const REMEMBERED_ENDINGS = 10_000;

const claimsShape = z.strictObject({
  repId: z.string().min(1),
  name: z.string(),
  roles: z.array(role),
  tiers: z.array(z.string()),
  genesysToken: z.string().min(1),
  genesysExpiresAtEpochS: z.number().nullable(),
  keyThumbprint: z.string().min(1),
});

/** Sessions live sealed at the panel, so that any instance serves any request; here only endings are remembered. */
export interface SealedSessions {
  issue(rep: Omit<RepSession, 'sessionId' | 'expiresAtEpochS'>, sessionId?: string): Promise<Session>;
  open(sealed: string): Promise<RepSession>;
  end(sessionId: string): void;
}

export function createSealedSessions({ seals, clock }: { seals: Seals; clock: Clock }): SealedSessions {
  const ended = new LRUCache<string, true>({ max: REMEMBERED_ENDINGS });
  return {
    async issue({ name, access, genesysToken, genesysExpiresAtEpochS, keyThumbprint }, sessionId) {
      const nowEpochS = Math.floor(clock.nowMs() / 1000);
      const tokenLifeS = genesysExpiresAtEpochS === null ? UNKNOWN_TOKEN_LIFE_S : genesysExpiresAtEpochS - nowEpochS;
      const expiresInS = Math.floor(Math.min(LONGEST_S, tokenLifeS));
      if (expiresInS <= 0) throw new AppError('session_expired');
      const { repId, roles, tiers } = access;
      const claims = { repId, name, roles, tiers, genesysToken, genesysExpiresAtEpochS, keyThumbprint };
      return {
        session: await seals.seal('session', claims, { expiresInS, id: sessionId }),
        expiresAt: new Date((nowEpochS + expiresInS) * 1000).toISOString(),
        rep: { id: repId, name, roles },
      };
    },
    async open(sealed) {
      const opened = await openSession(seals, sealed);
      const parsed = claimsShape.safeParse(opened.claims);
      if (!parsed.success || ended.has(opened.id)) throw new AppError('session_invalid');
      const { repId, roles, tiers, ...claims } = parsed.data;
      return {
        ...claims,
        access: { repId, roles, tiers },
        sessionId: opened.id,
        expiresAtEpochS: opened.expiresAtEpochS,
      };
    },
    end(sessionId) {
      ended.set(sessionId, true);
    },
  };
}

async function openSession(seals: Seals, sealed: string) {
  try {
    return await seals.open('session', sealed);
  } catch (cause) {
    const isExpired = cause instanceof AppError && cause.code === 'handle_expired';
    throw new AppError(isExpired ? 'session_expired' : 'session_invalid', { cause });
  }
}
