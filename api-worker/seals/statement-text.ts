import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** 128 bits are enough to bind a statement to its conversation and leave room for the ids. */
export function conversationHash(conversationId: string): string {
  return createHash('sha256').update(conversationId.toLowerCase()).digest().subarray(0, 16).toString('base64url');
}

/** A UUID shrinks from 36 to 22 characters; any other id is written as it is. */
export function packedId(plainName: string, packedName: string, id: string): Record<string, string> {
  if (!UUID.test(id)) return { [plainName]: id };
  return { [packedName]: Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url') };
}

export function unpackedId(plain: string | undefined, packed: string | undefined): string | null {
  if (packed === undefined) return plain ?? null;
  const hex = Buffer.from(packed, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
