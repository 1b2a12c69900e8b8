/** A key and the id under which tokens name it. */
export interface SealingKey {
  kid: string;
  secret: Uint8Array;
}

/** The first key seals; every key opens, so that keys can be exchanged without a sign-in. */
export type KeyRing = readonly [SealingKey, ...SealingKey[]];

export function keyById(ring: KeyRing, kid: unknown): Uint8Array | null {
  return ring.find((key) => key.kid === kid)?.secret ?? null;
}

/** What was sealed with a key nobody gave this instance; told apart in the log, since a rotation may have gone wrong. */
export class UnknownKeyId extends Error {
  override readonly name = 'UnknownKeyId';
}
