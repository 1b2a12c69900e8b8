import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { policyFiles } from '../policy/policy-files.ts';
import { readRollout } from '../policy/rollout.ts';
import { ROOT } from '../run-program.mjs';
import type { PackageArguments, Ring } from './arguments.ts';
import { lockedBom, partOf, placeIn, validBom } from './bill-of-materials.ts';
import { bundledPackages } from './bundled-packages.ts';
import { assertLicencesAllowed, licenceList, licencesOf } from './licences.ts';
import type { FileTree } from './reproducible-zip.ts';
import { lockedPackages } from './source-state.ts';
import { updateManifest } from './update-manifest.ts';

export const PRODUCT = 'bcs-profile-assistant';

type Built = { files: FileTree; crx: Buffer; zip: Buffer; moduleIds: readonly string[] };

/** All files of a release, but those that say how it came to be. */
export async function artefactsOf(wanted: PackageArguments, id: string, built: Built): Promise<FileTree> {
  const crxName = `${PRODUCT}-${wanted.version}.crx`;
  const texts = {
    ...updateManifests(wanted, id, crxName, minimumBrowser(built.files)),
    ...policies(wanted, id),
    ...(await bills(wanted.version, built.moduleIds)),
  };
  return new Map([
    [crxName, built.crx],
    [`${PRODUCT}-${wanted.version}.zip`, built.zip],
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

function policies({ hosts, version, rings, updateUrls, settingsFile, ...rest }: PackageArguments, id: string) {
  const settings = settingsFile === undefined ? { workerAddress: hosts[0] } : readSettings(settingsFile);
  const { region, minimumVersion } = rest;
  const filesOfRing = (ring: Ring): [string, string | Uint8Array][] => {
    const rollout = readRollout({ id, version, hosts, ring, updateUrls, settings, region, minimumVersion });
    return Object.entries(policyFiles(rollout)).map(([path, text]) => [`policy/${ring}/${path}`, text]);
  };
  return Object.fromEntries(rings.flatMap(filesOfRing));
}

function readSettings(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new TypeError(`--settings: ${file} cannot be read as JSON`, { cause });
  }
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
