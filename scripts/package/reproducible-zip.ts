import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Paths with slashes, relative to the extension's root. */
export type FileTree = ReadonlyMap<string, Buffer>;

/**
 * The same bytes for the same files, whatever the machine: sorted, one date, one mode. Stored instead of deflated, because
 * deflate's output depends on the zlib of the Node build and on the processor.
 */
export async function reproducibleZip(files: FileTree): Promise<Buffer> {
  const zip = new ZipFile();
  // A DOS date has no time zone: the local fields are what is written.
  const options = { mtime: new Date(1980, 1, 1), forceDosTimestamp: true, mode: 0o100644, compress: false };
  for (const path of [...files.keys()].sort()) {
    zip.addBuffer(files.get(path) ?? Buffer.alloc(0), path, options);
  }
  zip.end();
  return await buffer(zip.outputStream);
}
