import { join } from 'node:path';
import { z } from 'zod';
import { policyFiles } from '../policy/policy-files.ts';
import type { Rollout } from '../policy/rollout.ts';
import { ROOT } from '../run-program.mjs';
import type { PackageArguments, Ring } from './arguments.ts';
import { lockedBom, partOf, placeIn, validBom } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { assertLicencesAllowed, licenceList, licencesOf } from './licences.ts';
import type { FileTree } from './reproducible-zip.ts';
import { lockedPackages } from './source-state.ts';
import { updateManifest } from './update-manifest.ts';

export const PRODUCT = 'bcs-profile-assistant';

type Parts = {
  id: string;
  rollouts: readonly Rollout[];
  files: FileTree;
  crx: Buffer;
  zip: Buffer;
  moduleIds: readonly string[];
};

/** All files of a release, but those that say how it came to be. */
export async function artefactsOf(wanted: PackageArguments, parts: Parts): Promise<FileTree> {
  const crxName = `${PRODUCT}-${wanted.version}.crx`;
  const texts = {
    ...updateManifests(wanted, parts.id, crxName, minimumBrowser(parts.files)),
    ...policies(parts.rollouts),
    ...(await bills(wanted.version, parts.moduleIds)),
  };
  return new Map([
    [crxName, parts.crx],
    [`${PRODUCT}-${wanted.version}.zip`, parts.zip],
    ...Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)] as const),
  ]);
}

function minimumBrowser(files: FileTree): string {
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '{}');
  return z.object({ minimum_chrome_version: z.string() }).parse(manifest).minimum_chrome_version;
}

function updateManifests(
  { rings, updateUrls, version }: PackageArguments,
  id: string,
  crxName: string,
  minimum: string,
) {
  const manifestOf = (ring: Ring): string => {
    const codebase = new URL(crxName, updateUrls[ring]).href;
    return updateManifest({ id, version, codebase, minimumChromeVersion: minimum });
  };
  return Object.fromEntries(rings.map((ring) => [`updates-${ring}.xml`, manifestOf(ring)]));
}

function policies(rollouts: readonly Rollout[]) {
  const filesOfRing = (rollout: Rollout): [string, string | Uint8Array][] =>
    Object.entries(policyFiles(rollout)).map(([path, text]) => [`policy/${rollout.ring}/${path}`, text]);
  return Object.fromEntries(rollouts.flatMap(filesOfRing));
}

async function bills(version: string, moduleIds: readonly string[]): Promise<Record<string, string>> {
  const locked = lockedPackages(join(ROOT, 'package-lock.json'));
  const everything = await lockedBom(ROOT);
  const bundled = new Set(bundledPackages(moduleIds, locked));
  const worker = partOf(
    everything,
    {
      name: `${PRODUCT}-worker`,
      version,
      description: 'The API worker.',
      // The lock file decides what `npm ci --omit=dev` installs: a development package that a production one can use stays.
      isIncluded: (component) => locked[placeIn(component)]?.dev !== true,
    },
    locked,
  );
  const panel = partOf(
    everything,
    {
      name: `${PRODUCT}-panel`,
      version,
      description: 'The browser extension.',
      isIncluded: (component) => bundled.has(placeIn(component)),
    },
    locked,
  );
  const licences = { Panel: licencesOf(panel.components), Worker: licencesOf(worker.components) };
  assertLicencesAllowed(Object.values(licences).flat());
  return {
    'sbom/panel.cdx.json': await validBom(panel),
    'sbom/worker.cdx.json': await validBom(worker),
    'licences.md': licenceList(licences),
  };
}
