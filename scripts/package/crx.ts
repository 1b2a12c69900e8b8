import { createHash, sign } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { writeCrxFileHeader, writeSignedData } from 'crx3/lib/crx3.pb.js';
import Pbf from 'pbf';
import { CONTEXT, ID_BYTES, MAGIC, uint32, VERSION } from './crx-format.ts';
import type { ExtensionKey } from './extension-key.ts';
import type { FileTree } from './reproducible-zip.ts';
import { reproducibleZip } from './reproducible-zip.ts';

/**
 * A CRX3 for the browsers' own update, and the zip for a store's upload: the same files, except that the zip's manifest
 * has no `key`. The stores refuse an upload with one ("key field is not allowed in manifest") and sign with a key of theirs.
 */
export async function packCrx(folder: string, key: ExtensionKey): Promise<{ crx: Buffer; zip: Buffer }> {
  const files = await filesOf(folder);
  const manifest = manifestOf(files, folder);
  if (manifest.key !== key.publicKey) {
    throw new Error(`The manifest in ${folder} was built with another key than the one it is to be signed with.`);
  }
  const { key: _, ...withoutKey } = manifest;
  const storeFiles = new Map([...files, ['manifest.json', Buffer.from(JSON.stringify(withoutKey))]]);
  return { crx: signedCrx(await reproducibleZip(files), key), zip: await reproducibleZip(storeFiles) };
}

/** All files below `folder`, by their path in the package. A link is refused: nobody could vouch for where it leads. */
export async function filesOf(folder: string): Promise<FileTree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const link = entries.find((entry) => !entry.isFile() && !entry.isDirectory());
  if (link !== undefined) throw new Error(`${join(link.parentPath, link.name)} is neither a file nor a folder.`);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => [relative(folder, path).split(sep).join('/'), await readFile(path)] as const;
  return new Map(await Promise.all(paths.map(read)));
}

function manifestOf(files: FileTree, folder: string): Record<string, unknown> {
  const manifest = files.get('manifest.json');
  if (manifest === undefined) throw new Error(`${folder} holds no manifest.json: it is no built extension.`);
  return JSON.parse(manifest.toString());
}

// The private key signs in memory: crx3's own packer would need it in a file.
function signedCrx(zip: Buffer, key: ExtensionKey): Buffer {
  const publicKey = Buffer.from(key.publicKey, 'base64');
  const signedData = protobuf((pbf) => writeSignedData({ crx_id: crxId(publicKey) }, pbf));
  const signature = sign('sha256', signedBytes(signedData, zip), key.privateKey);
  const header = protobuf((pbf) =>
    writeCrxFileHeader(
      { sha256_with_rsa: [{ public_key: publicKey, signature }], signed_header_data: signedData },
      pbf,
    ),
  );
  return Buffer.concat([MAGIC, uint32(VERSION), uint32(header.length), header, zip]);
}

function crxId(publicKey: Buffer): Buffer {
  return createHash('sha256').update(publicKey).digest().subarray(0, ID_BYTES);
}

function signedBytes(signedData: Buffer, zip: Buffer): Buffer {
  return Buffer.concat([CONTEXT, uint32(signedData.length), signedData, zip]);
}

function protobuf(write: (pbf: Pbf) => void): Buffer {
  const pbf = new Pbf();
  write(pbf);
  return Buffer.from(pbf.finish());
}
