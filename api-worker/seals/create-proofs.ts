import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { createUsedProofs, WINDOW_S } from './used-proofs.ts';

const MAX_CHARACTERS = 2048;

const payloadShape = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(8).max(128),
  ath: z.string().optional(),
});
type ProofPayload = z.infer<typeof payloadShape>;

export interface ProvenRequest {
  method: string;
  path: string;
  /** The sealed session the proof must be bound to; absent only when there is none yet. */
  session?: string;
  /** The key that session is bound to: a proof of any other is refused, and takes no place in the memory of used ones. */
  keyThumbprint?: string;
}

/** Proof of possession (RFC 9449). */
export interface Proofs {
  /** Answers the thumbprint of the proving key, or throws `AppError` `proof_invalid`. */
  verify(proof: string | undefined, request: ProvenRequest): Promise<string>;
}

export function createProofs({ publicOrigin, clock }: { publicOrigin: string; clock: Clock }): Proofs {
  // Anybody can make proofs that name no session: they must not push out those that do.
  const used = { withSession: createUsedProofs(clock), before: createUsedProofs(clock) };
  return {
    async verify(proof, request) {
      try {
        if (!proof || proof.length > MAX_CHARACTERS) throw new RangeError('no proof of acceptable length');
        const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
          typ: 'dpop+jwt',
          algorithms: ['ES256'],
          currentDate: new Date(clock.nowMs()),
        });
        const claims = payloadShape.parse(payload);
        requireFresh(claims, clock);
        requireSameRequest(claims, publicOrigin, request);
        // EmbeddedJWK has refused a header without a public key, so the thumbprint is of the key that signed.
        const thumbprint = await calculateJwkThumbprint(z.looseObject({ kty: z.string() }).parse(protectedHeader.jwk));
        if (request.keyThumbprint !== undefined && thumbprint !== request.keyThumbprint)
          throw new RangeError('another key');
        used[request.session === undefined ? 'before' : 'withSession'].use(`${thumbprint}.${claims.jti}`);
        return thumbprint;
      } catch (cause) {
        throw new AppError('proof_invalid', { cause });
      }
    },
  };
}

function requireFresh({ iat }: ProofPayload, clock: Clock): void {
  if (Math.abs(clock.nowMs() / 1000 - iat) > WINDOW_S) throw new RangeError('iat outside the window');
}

function requireSameRequest(claims: ProofPayload, publicOrigin: string, request: ProvenRequest): void {
  if (claims.htm !== request.method) throw new RangeError('htm');
  if (claims.htu !== `${publicOrigin}${request.path}`) throw new RangeError('htu');
  const ath = request.session && createHash('sha256').update(request.session).digest('base64url');
  if (claims.ath !== ath) throw new RangeError('ath');
}
