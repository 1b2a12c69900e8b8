import { randomUUID } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { KeyRing } from './key-ring.ts';
import { keyById, UnknownKeyId } from './key-ring.ts';
import type { Opened, SealPurpose, Seals } from './seal.ts';

const ISSUER = 'bcs-profile-assistant';
const ALGORITHM = { alg: 'dir', enc: 'A256GCM' };
const CLOCK_TOLERANCE_S = 5;
const DAY_S = 86_400;

/** No seal is accepted beyond these, whatever expiry it carries. */
const LONGEST_LIFE_S: Record<SealPurpose, number> = {
  session: 15 * 60,
  ticket: 10 * 60,
  candidate: 10 * 60,
  reveal: DAY_S,
  insight: DAY_S,
  verification: 30 * 60,
  search: 10 * 60,
  pin: 366 * DAY_S,
};

const payloadShape = z.object({
  jti: z.string().min(1),
  iat: z.number().int(),
  exp: z.number().int(),
  claims: z.record(z.string(), z.unknown()),
});

interface SealKeys {
  general: KeyRing;
  /** Pins live for months on a disk, so they never share a key with anything else. */
  pins: KeyRing;
}

export function createSeals({ keys, clock }: { keys: SealKeys; clock: Clock }): Seals {
  const ringOf = (purpose: SealPurpose) => (purpose === 'pin' ? keys.pins : keys.general);
  return {
    async seal(purpose, claims, { expiresInS, id = randomUUID() }) {
      const [key] = ringOf(purpose);
      const issuedAtEpochS = Math.floor(clock.nowMs() / 1000);
      return await new EncryptJWT({ claims })
        .setProtectedHeader({ ...ALGORITHM, typ: typeOf(purpose), kid: key.kid })
        .setIssuer(ISSUER)
        .setAudience(purpose)
        .setJti(id)
        .setIssuedAt(issuedAtEpochS)
        .setExpirationTime(issuedAtEpochS + Math.min(expiresInS, LONGEST_LIFE_S[purpose]))
        .encrypt(key.secret);
    },
    async open(purpose, sealed) {
      try {
        return await open(purpose, sealed, ringOf(purpose), clock);
      } catch (cause) {
        throw new AppError(cause instanceof errors.JWTExpired ? 'handle_expired' : 'handle_invalid', { cause });
      }
    },
  };
}

async function open(purpose: SealPurpose, sealed: string, ring: KeyRing, clock: Clock): Promise<Opened> {
  const { payload } = await jwtDecrypt(
    sealed,
    ({ kid }) => {
      const secret = keyById(ring, kid);
      if (!secret) throw new UnknownKeyId();
      return secret;
    },
    {
      keyManagementAlgorithms: [ALGORITHM.alg],
      contentEncryptionAlgorithms: [ALGORITHM.enc],
      typ: typeOf(purpose),
      issuer: ISSUER,
      audience: purpose,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: LONGEST_LIFE_S[purpose],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(clock.nowMs()),
    },
  );
  const { jti, iat, exp, claims } = payloadShape.parse(payload);
  if (exp - iat > LONGEST_LIFE_S[purpose]) throw new errors.JWTInvalid('longer than any seal of this purpose');
  return { id: jti, issuedAtEpochS: iat, expiresAtEpochS: exp, claims };
}

const typeOf = (purpose: SealPurpose) => `bcs-${purpose}+jwt`;
