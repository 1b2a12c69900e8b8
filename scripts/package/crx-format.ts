export const MAGIC = Buffer.from('Cr24');
export const VERSION = 3;
/** What stands before the signed bytes, so that they can be taken for nothing else. */
export const CONTEXT = Buffer.from('CRX3 SignedData\0');
export const ID_BYTES = 16;

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
