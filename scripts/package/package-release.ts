import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { ROOT } from '../run-program.mjs';
import type { PackageArguments } from './arguments.ts';
import { artefactsOf } from './artefacts.ts';
import type { BuildInfo } from './build-info.ts';
import { hashesOf, redirectUri } from './build-info.ts';
import { buildRelease } from './build-release.ts';
import { filesOf, packCrx } from './crx.ts';
import { provenanceStatement, signedStatement } from './provenance.ts';
import { writeReleaseFolder } from './release-folder.ts';
import type { ReleaseKey } from './release-key.ts';
import type { FileTree } from './reproducible-zip.ts';
import { rolloutsOf } from './rollouts.ts';
import { sha256 } from './sha256.ts';
import { sourceLabel, sourceState } from './source-state.ts';
import { PROVENANCE } from './verify-release.ts';

export type PackagedRelease = { folder: string; info: BuildInfo; crxSha256: string };

type Built = { files: FileTree; crx: Buffer; zip: Buffer; moduleIds: string[] };

/** Builds, packs, lists and signs one release, and puts all of it into one folder. */
export async function packageRelease(wanted: PackageArguments, key: ReleaseKey): Promise<PackagedRelease> {
  const { hosts, version } = wanted;
  const rollouts = rolloutsOf(wanted, key.id);
  const source = sourceState(ROOT);
  const built = await build(wanted, key, sourceLabel(source));
  const artefacts = await artefactsOf(wanted, { id: key.id, rollouts, ...built });
  const info: BuildInfo = {
    version,
    ...source,
    node: process.version,
    hosts,
    id: key.id,
    redirectUri: redirectUri(key.id),
    files: hashesOf(built.files),
    artefacts: hashesOf(artefacts),
  };
  const withInfo = new Map([...artefacts, ['build-info.json', Buffer.from(`${JSON.stringify(info, null, 2)}\n`)]]);
  const statement = signedStatement(provenanceStatement(hashesOf(withInfo), info), key);
  const folder = wanted.out ?? join(ROOT, '.output', 'release', version);
  await writeReleaseFolder(folder, new Map([...withInfo, [PROVENANCE, Buffer.from(statement)]]));
  return { folder, info, crxSha256: sha256(built.crx) };
}

async function build({ hosts, version }: PackageArguments, key: ReleaseKey, commit: string): Promise<Built> {
  const scratch = await mkdtemp(join(tmpdir(), 'bcs-package-'));
  try {
    const folder = join(scratch, 'extension');
    const modulesFile = join(scratch, 'modules.json');
    await buildRelease({ hosts, version, key, folder, commit, modulesFile });
    const moduleIds = z.array(z.string()).parse(JSON.parse(await readFile(modulesFile, 'utf8')));
    return { files: await filesOf(folder), ...(await packCrx(folder, key)), moduleIds };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
