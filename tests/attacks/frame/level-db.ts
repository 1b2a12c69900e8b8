import { zstdDecompressSync } from 'node:zlib';
import { unpacked, varint } from './snappy.ts';

const FOOTER_BYTES = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const LOG_BLOCK_BYTES = 32 * 1024;
const RECORD_HEAD_BYTES = 7;

export const isTable = (bytes: Buffer) => bytes.length > FOOTER_BYTES && bytes.subarray(-MAGIC.length).equals(MAGIC);

/** All blocks of a LevelDB table, unpacked, one after the other. */
export function tableContent(bytes: Buffer): Buffer {
  const footer = bytes.subarray(-FOOTER_BYTES);
  const metaindex = handleAt(footer, 0);
  const index = handleAt(footer, metaindex.next);
  const blocks = handlesOf(block(bytes, index)).map((handle) => block(bytes, handle));
  return Buffer.concat(blocks);
}

interface Handle {
  offset: number;
  size: number;
}

function handleAt(bytes: Buffer, at: number): Handle & { next: number } {
  const offset = varint(bytes, at);
  const size = varint(bytes, offset.next);
  return { offset: offset.value, size: size.value, next: size.next };
}

function block(bytes: Buffer, { offset, size }: Handle): Buffer {
  const content = bytes.subarray(offset, offset + size);
  switch (bytes.readUInt8(offset + size)) {
    case 1:
      return unpacked(content);
    case 2:
      return zstdDecompressSync(content);
    default:
      return content;
  }
}

/** The index block's entries: key prefixes, then where each data block stands; the restarts at its end are left out. */
function handlesOf(index: Buffer): Handle[] {
  const restartCount = index.readUInt32LE(index.length - 4);
  const end = index.length - 4 - restartCount * 4;
  const handles: Handle[] = [];
  let at = 0;
  while (at < end) {
    const shared = varint(index, at);
    const unshared = varint(index, shared.next);
    const valueSize = varint(index, unshared.next);
    const value = valueSize.next + unshared.value;
    handles.push(handleAt(index, value));
    at = value + valueSize.value;
  }
  return handles;
}

/** The payload of a LevelDB log without the record heads that would cut a word in two. */
export function logContent(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += LOG_BLOCK_BYTES) {
    const logBlock = bytes.subarray(start, start + LOG_BLOCK_BYTES);
    let at = 0;
    while (at + RECORD_HEAD_BYTES <= logBlock.length) {
      const length = logBlock.readUInt16LE(at + 4);
      parts.push(logBlock.subarray(at + RECORD_HEAD_BYTES, at + RECORD_HEAD_BYTES + length));
      at += RECORD_HEAD_BYTES + length;
    }
  }
  return Buffer.concat(parts);
}
