import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ownPackage from '../../package.json' with { type: 'json' };
import { PRODUCT } from '../package/artefacts.ts';
import { assertReplaceable, writeReleaseFolder } from '../package/release-folder.ts';
import type { ReleaseKey } from '../package/release-key.ts';
import { rolloutsOf } from '../package/rollouts.ts';
import { sha256 } from '../package/sha256.ts';
import { sourceState } from '../package/source-state.ts';
import { ROOT } from '../run-program.mjs';
import type { ReleaseArguments } from './arguments.ts';
import { changelogSections } from './changelog.ts';
import { checklist } from './checklist.ts';
import { commitOf, makeCheckout } from './checkout.ts';
import { demandsOf } from './demands.ts';
import type { Release } from './faults.ts';
import { releaseFaults } from './faults.ts';
import { lastRelease, tagsHere } from './release-tags.ts';
import { buildTwice } from './twin-builds.ts';

type Say = (text: string) => void;

/** Throws with everything that stands against it; otherwise the release lies in its folder, beside it what is left to do. */
export async function makeRelease(wanted: ReleaseArguments, key: ReleaseKey, say: Say): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'bcs-release-'));
  try {
    return await releaseIn(scratch, wanted, key, say);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function releaseIn(scratch: string, wanted: ReleaseArguments, key: ReleaseKey, say: Say): Promise<string> {
  const { packaging, from = 'HEAD', isBorrowing, isTagged } = wanted;
  const { version } = packaging;
  // Older code may know other settings, so it judges its own.
  if (wanted.from === undefined) rolloutsOf(packaging, key.id);
  const folder = packaging.out ?? join(ROOT, '.output', 'release', version);
  await assertReplaceable(folder);
  const commit = commitOf(from);
  if (commit === undefined) throw new TypeError(`--from: "${from}" is no tag and no commit of this repository`);
  const order = await checkedOrder(scratch, wanted, commit, say);
  const packages = isBorrowing ? 'as locked' : 'anew';
  const files = await buildTwice({ packaging, commit, packages, key, scratch }, say);
  await writeReleaseFolder(folder, files);
  const crxName = `${PRODUCT}-${version}.crx`;
  const crxSha256 = sha256(files.get(crxName) ?? '');
  if (isTagged) tagRelease(version, commit);
  const todo = checklist({ ...packaging, commit, id: key.id, crxName, crxSha256, order, folder, isTagged });
  await mkdir(dirname(folder), { recursive: true });
  await writeFile(`${folder}-checklist.md`, todo);
  return todo;
}

/** Which of worker and panel goes first, once nothing stands against the release. */
async function checkedOrder(scratch: string, wanted: ReleaseArguments, commit: string, say: Say): Promise<string> {
  const changelog = changelogSections(await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8'));
  const release = await releaseOf(scratch, wanted, commit);
  const faults = releaseFaults(release, changelog);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const { previous, version } = release;
  say(
    previous === undefined
      ? `${version} is the first release: there is no tag v<version> to compare it with`
      : `${version} is above ${previous.version}; its changelog names what is new since then`,
  );
  return changelog.find(({ title }) => title === version)?.admin.order ?? '';
}

async function releaseOf(scratch: string, { packaging, from }: ReleaseArguments, commit: string): Promise<Release> {
  const last = lastRelease(tagsHere());
  const demandsAt = async (name: string, ref: string) => {
    await makeCheckout(join(scratch, name), ref, 'borrowed');
    return await demandsOf(join(scratch, name));
  };
  return {
    version: packaging.version,
    versionHere: ownPackage.version,
    isRollback: from !== undefined,
    previous: last && { version: last.version, demands: await demandsAt('previous', last.tag) },
    demands: await demandsAt('asked-for', commit),
    isClean: sourceState(ROOT).isClean,
  };
}

/** Throws with git's own words, for example when the tag is there already. */
function tagRelease(version: string, commit: string): void {
  const args = ['tag', '--annotate', `v${version}`, commit, '--message', version];
  const { status, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git did not set the tag v${version}: ${stderr.trim()}`);
}
