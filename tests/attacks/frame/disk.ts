import { accessSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { isTable, logContent, tableContent } from './level-db.ts';
import { unpacked } from './snappy.ts';

const GZIP_START = Buffer.from([0x1f, 0x8b, 0x08]);
/** How Blink marks a stored value that it has packed with Snappy. */
const PACKED_VALUE_START = Buffer.from([0xff, 0x11, 0x02]);

/** Files under a folder that hold one of the words: as ASCII or UTF-16, plain or inside what the browser packs. */
export function filesHolding(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const holds = (bytes: Buffer) => needles.some((needle) => bytes.includes(needle));
  accessSync(folder);
  return filesIn(folder).filter((path) => layersOf(contentOf(path), path).some(holds));
}

function filesIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The browser removes folders of its own while they are being read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of a file as they are, and everything that can be unpacked from them. */
function layersOf(bytes: Buffer, path: string): Buffer[] {
  const inner = [...databaseLayer(bytes, path), bytes];
  return inner.flatMap((layer) => [
    layer,
    ...unpackedAt(layer, GZIP_START, (part) => gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH })),
    ...unpackedAt(layer, PACKED_VALUE_START, (part) => unpacked(part.subarray(PACKED_VALUE_START.length))),
  ]);
}

function databaseLayer(bytes: Buffer, path: string): Buffer[] {
  if (isTable(bytes)) return [tableContent(bytes)];
  return path.endsWith('.log') ? attempt(() => logContent(bytes)) : [];
}

function unpackedAt(bytes: Buffer, start: Buffer, unpack: (part: Buffer) => Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
    found.push(...attempt(() => unpack(bytes.subarray(at))));
  }
  return found;
}

/** Bytes that only look packed are searched as they are. */
function attempt(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()];
  } catch {
    return [];
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    // The browser removes its own temporary files while it is being read.
    return Buffer.alloc(0);
  }
}
