import { join } from 'node:path';
import { z } from 'zod';
import { hashesOf } from './build-info.ts';
import { filesOf } from './crx.ts';
import { checkedCrxSignature } from './crx-signature.ts';
import { vouchedHashes } from './provenance.ts';
import type { FileTree } from './reproducible-zip.ts';
import { sourceLabel } from './source-state.ts';
import type { Expected } from './verify-arguments.ts';

export const PROVENANCE = 'provenance.json';

export type Verdict = { id: string; version: string; source: string; fileCount: number };

const infoSchema = z.object({ version: z.string(), commit: z.string().nullable(), isClean: z.boolean() });

/**
 * Hashes a release again and checks both signatures; throws with all that is wrong. Whose key it was, and whether it is
 * the release that is meant and not an older one under the same key, only the caller can say.
 */
export async function verifyRelease(folder: string, expected: Expected = {}): Promise<Verdict> {
  const files = await filesOf(folder);
  const { id, publicKey } = checkedCrxSignature(onlyCrx(files, folder));
  if (expected.id !== undefined && id !== expected.id) {
    throw new Error(`The CRX is signed by the key of ${id}, not of ${expected.id}.`);
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
  // Believed only now: it is one of the files the key vouches for.
  const info = infoSchema.parse(JSON.parse(files.get('build-info.json')?.toString() ?? '{}'));
  assertMeant(info, expected);
  return { id, version: info.version, source: sourceLabel(info), fileCount: Object.keys(found).length };
}

function assertMeant(info: z.infer<typeof infoSchema>, { version, commit }: Expected): void {
  const { commit: builtOf, isClean } = info;
  const said = `This is a complete release of version ${info.version}, of ${sourceLabel(info)}`;
  if (version !== undefined && version !== info.version) throw new Error(`${said}; not of version ${version}.`);
  if (commit === undefined || (isClean && builtOf?.startsWith(commit))) return;
  throw new Error(`${said}; not of commit ${commit.slice(0, 12)}${isClean ? '' : ' as it was committed'}.`);
}

function onlyCrx(files: FileTree, folder: string): Buffer {
  const crxs = [...files].filter(([path]) => path.endsWith('.crx'));
  const [crx, ...others] = crxs;
  if (crx === undefined || others.length > 0) throw new Error(`${folder} holds ${crxs.length} CRX files, not one.`);
  return crx[1];
}
