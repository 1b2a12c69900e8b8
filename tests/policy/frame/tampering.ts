import type { Release } from './release.ts';

/** The package with one bit of its content changed; its header and signature are as they were. */
export function withFlippedByte({ version, crx }: Release): Release {
  const changed = Buffer.from(crx);
  const at = changed.length - Math.floor(changed.length / 3);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return { version, crx: changed };
}

/** A package as it is, announced under another number. */
export const announcedAs = (version: string, { crx }: Release): Release => ({ version, crx });
