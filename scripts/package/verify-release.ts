import { join } from 'node:path';
import { hashesOf } from './build-info.ts';
import { filesOf } from './crx.ts';
import { checkedCrxSignature } from './crx-signature.ts';
import { vouchedHashes } from './provenance.ts';
import type { FileTree } from './reproducible-zip.ts';

export const PROVENANCE = 'provenance.json';

export type Verdict = { id: string; fileCount: number };

/**
 * Hashes a release again and checks both signatures; throws with all that is wrong. Whose key it was only the caller can
 * judge: the id must be the one the policy installs.
 */
export async function verifyRelease(folder: string, expectedId?: string): Promise<Verdict> {
  const files = await filesOf(folder);
  const { id, publicKey } = checkedCrxSignature(onlyCrx(files, folder));
  if (expectedId !== undefined && id !== expectedId) {
    throw new Error(`The CRX is signed by the key of ${id}, not of ${expectedId}.`);
  }
  const envelope = files.get(PROVENANCE);
  if (envelope === undefined)
    throw new Error(`${join(folder, PROVENANCE)} is missing: nobody vouches for this folder.`);
  const vouched = vouchedHashes(envelope.toString(), publicKey);
  const found = hashesOf(new Map([...files].filter(([path]) => path !== PROVENANCE)));
  const faults = [...new Set([...Object.keys(vouched), ...Object.keys(found)])].sort().flatMap((path) => {
    if (found[path] === undefined) return [`${path}: missing`];
    if (vouched[path] === undefined) return [`${path}: nobody vouches for it`];
    return found[path] === vouched[path] ? [] : [`${path}: changed since it was signed`];
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { id, fileCount: Object.keys(found).length };
}

function onlyCrx(files: FileTree, folder: string): Buffer {
  const crxs = [...files].filter(([path]) => path.endsWith('.crx'));
  const [crx, ...others] = crxs;
  if (crx === undefined || others.length > 0) throw new Error(`${folder} holds ${crxs.length} CRX files, not one.`);
  return crx[1];
}
