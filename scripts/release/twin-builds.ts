import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageArguments } from '../package/arguments.ts';
import { hashesOf } from '../package/build-info.ts';
import { filesOf } from '../package/crx.ts';
import type { ReleaseKey } from '../package/release-key.ts';
import type { FileTree } from '../package/reproducible-zip.ts';
import { verifyRelease } from '../package/verify-release.ts';
import { packageArgv } from './arguments.ts';
import type { Packages } from './checkout.ts';
import { makeCheckout, packageIn } from './checkout.ts';

/** Paths of different length, so that a path that got into a file shows. */
const PLACES = ['first', 'a-second/clone/elsewhere'];

type Wanted = { packaging: PackageArguments; commit: string; packages: Packages; key: ReleaseKey; scratch: string };

/** The release built twice in two clean clones; throws with the names of the files that differ. */
export async function buildTwice(wanted: Wanted, say: (text: string) => void): Promise<FileTree> {
  const pem = wanted.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const builds: FileTree[] = [];
  for (const place of PLACES) {
    const checkout = join(wanted.scratch, place);
    await mkdir(join(checkout, '..'), { recursive: true });
    await makeCheckout(checkout, wanted.commit, wanted.packages);
    const folder = await packageIn(checkout, packageArgv(wanted.packaging), pem);
    await verifyRelease(folder, { id: wanted.key.id, version: wanted.packaging.version, commit: wanted.commit });
    builds.push(await filesOf(folder));
    say(`built and verified in the clean clone ${checkout}`);
  }
  const [first = new Map(), second = new Map()] = builds;
  const different = differences(first, second);
  if (different.length > 0) throw new Error(`Two clean clones made different bytes of: ${different.join(', ')}`);
  say(`both clones made the same bytes of all ${first.size} files`);
  return first;
}

function differences(first: FileTree, second: FileTree): string[] {
  const [a, b] = [hashesOf(first), hashesOf(second)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((path) => a[path] !== b[path]);
}
