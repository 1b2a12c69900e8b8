import { randomUUID } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { OTHER_REP } from '../../../mocks/stage/cast.ts';

export interface Sealing {
  purpose: string;
  secret: Uint8Array;
  /** Seconds since it was issued; negative is the future. */
  agedS?: number;
  lifeS?: number;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  leaveOut?: 'exp' | 'iat' | 'jti';
  issuer?: string;
  audience?: string;
  typ?: string;
  kid?: string;
}

/** A seal made with the worker's own key, with whatever is to be wrong about it. */
export async function forgedSeal(sealing: Sealing): Promise<string> {
  const { purpose, secret, agedS = 0, lifeS = 600, leaveOut } = sealing;
  const issuedAtEpochS = Math.floor(Date.now() / 1000) - agedS;
  const jwt = new EncryptJWT({ claims: sealing.claims ?? sessionClaims('') })
    .setProtectedHeader({
      alg: 'dir',
      enc: 'A256GCM',
      typ: sealing.typ ?? `bcs-${purpose}+jwt`,
      kid: sealing.kid ?? 's1',
      ...sealing.header,
    })
    .setIssuer(sealing.issuer ?? 'bcs-profile-assistant')
    .setAudience(sealing.audience ?? purpose);
  if (leaveOut !== 'jti') jwt.setJti(randomUUID());
  if (leaveOut !== 'iat') jwt.setIssuedAt(issuedAtEpochS);
  if (leaveOut !== 'exp') jwt.setExpirationTime(issuedAtEpochS + lifeS);
  return await jwt.encrypt(secret);
}

export const sessionClaims = (keyThumbprint: string) => ({
  repId: OTHER_REP.id,
  name: OTHER_REP.name,
  roles: ['rep'],
  tiers: ['STANDARD'],
  genesysToken: 'forged-genesys-token',
  genesysExpiresAtEpochS: null,
  keyThumbprint,
});
