import { CompactSign, compactVerify, errors } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { KeyRing } from './key-ring.ts';
import { keyById } from './key-ring.ts';
import type { Statement, StatementCheck, Statements } from './seal.ts';
import { conversationHash, packedId, unpackedId } from './statement-text.ts';

const MAX_CHARACTERS = 256;
const LIFE_S = 4 * 3600;
const CLOCK_TOLERANCE_S = 60;
const LEVELS = { asserted: 1, verified: 2 } as const;

/** c conversation hash, b/B customer, p/P caller (capital: packed UUID), l level, m method, v verified at, e life after v. */
const payloadShape = z.strictObject({
  c: z.string(),
  b: z.string().optional(),
  B: z.string().optional(),
  p: z.string().optional(),
  P: z.string().optional(),
  l: z.literal([1, 2]),
  m: z.string(),
  v: z.number().int(),
  e: z.number().int().min(1),
});

/**
 * Fits as long as customer id, caller id and method together have at most 47 characters (a UUID counts as 22), with a
 * key id of at most four characters; a longer statement is never issued.
 */
export function createStatements({ keys, clock }: { keys: KeyRing; clock: Clock }): Statements {
  return {
    async issue(conversationId, statement) {
      const [key] = keys;
      const expiresAtEpochS = Math.floor(clock.nowMs() / 1000) + LIFE_S;
      const compact = await new CompactSign(
        new TextEncoder().encode(payloadOf(conversationId, statement, expiresAtEpochS)),
      )
        .setProtectedHeader({ alg: 'HS256', kid: key.kid })
        .sign(key.secret);
      if (compact.length > MAX_CHARACTERS) throw new RangeError('the statement does not fit participant data');
      return { statement: compact, expiresAt: new Date(expiresAtEpochS * 1000).toISOString() };
    },
    async check(conversationId, statement) {
      if (statement.length > MAX_CHARACTERS) return { isValid: false, reason: 'malformed' };
      try {
        const { payload } = await compactVerify(statement, ({ kid }) => signingKey(keys, kid), {
          algorithms: ['HS256'],
        });
        return judge(conversationId, payloadShape.parse(JSON.parse(new TextDecoder().decode(payload))), clock);
      } catch {
        return { isValid: false, reason: 'malformed' };
      }
    },
  };
}

function signingKey(keys: KeyRing, kid: unknown): Uint8Array {
  const secret = keyById(keys, kid);
  if (!secret) throw new errors.JWSInvalid('unknown key id');
  return secret;
}

function payloadOf(conversationId: string, statement: Statement, expiresAtEpochS: number): string {
  const verifiedAtEpochS = Math.floor(Date.parse(statement.verifiedAt) / 1000);
  return JSON.stringify({
    c: conversationHash(conversationId),
    ...packedId('b', 'B', statement.customerId),
    ...(statement.callerId === null ? {} : packedId('p', 'P', statement.callerId)),
    l: LEVELS[statement.level],
    m: statement.method,
    v: verifiedAtEpochS,
    e: expiresAtEpochS - verifiedAtEpochS,
  });
}

function judge(conversationId: string, payload: z.infer<typeof payloadShape>, clock: Clock): StatementCheck {
  const customerId = unpackedId(payload.b, payload.B);
  if (customerId === null) return { isValid: false, reason: 'malformed' };
  if (payload.c !== conversationHash(conversationId)) return { isValid: false, reason: 'replayed' };
  const nowEpochS = clock.nowMs() / 1000;
  if (payload.v > nowEpochS + CLOCK_TOLERANCE_S) return { isValid: false, reason: 'malformed' };
  if (payload.v + payload.e <= nowEpochS) return { isValid: false, reason: 'expired' };
  return {
    isValid: true,
    expiresAtEpochS: payload.v + payload.e,
    statement: {
      customerId,
      callerId: unpackedId(payload.p, payload.P),
      level: payload.l === LEVELS.verified ? 'verified' : 'asserted',
      method: payload.m,
      verifiedAt: new Date(payload.v * 1000).toISOString(),
    },
  };
}
