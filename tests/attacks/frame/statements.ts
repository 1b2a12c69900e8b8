import { CompactSign } from 'jose';
import { conversationHash, packedId } from '../../../api-worker/seals/statement-text.ts';

export interface Forgery {
  conversationId: string;
  customerId: string;
  level?: number;
  verifiedAtEpochS?: number;
  lifeS?: number;
  kid?: string;
  secret: Uint8Array;
}

/** A statement as the worker itself would sign it, with whatever is to be wrong about it. */
export async function forgedStatement(forgery: Forgery): Promise<string> {
  const payload = {
    c: conversationHash(forgery.conversationId),
    ...packedId('b', 'B', forgery.customerId),
    l: forgery.level ?? 2,
    m: 'IVR_PIN',
    v: forgery.verifiedAtEpochS ?? Math.floor(Date.now() / 1000),
    e: forgery.lifeS ?? 600,
  };
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'HS256', kid: forgery.kid ?? 'c1' })
    .sign(forgery.secret);
}
