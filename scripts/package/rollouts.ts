import { readFileSync } from 'node:fs';
import { namedByArgument } from '../policy/options.ts';
import type { Rollout } from '../policy/rollout.ts';
import { readRollout } from '../policy/rollout.ts';
import type { PackageArguments } from './arguments.ts';

/** What each ring is to be told. Throws a `TypeError` that names the arguments, so it comes before the long part. */
export function rolloutsOf(wanted: PackageArguments, id: string): Rollout[] {
  const { hosts, version, rings, updateUrls, settingsFile, region, minimumVersion } = wanted;
  const settings = settingsFile === undefined ? { workerAddress: hosts[0] } : readSettings(settingsFile);
  return namedByArgument(() =>
    rings.map((ring) => readRollout({ id, version, hosts, ring, updateUrls, settings, region, minimumVersion })),
  );
}

function readSettings(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new TypeError(`--settings: ${file} cannot be read as JSON`, { cause });
  }
}
