import { join } from 'node:path';
import { ROOT } from '../run-program.mjs';
import { installFolder } from '../set-up/packages.mjs';
import { runSuite } from './suite.mjs';
import { NOTHING } from './tally.mjs';

const FOLDER = join(ROOT, 'tests', 'googlesql');

/**
 * Google's engine comes as an executable for these alone.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function hasReference(platform, arch) {
  return ['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(arch);
}

/**
 * What a platform without Google's engine counts as: nothing beside a developer, a failure in CI.
 *
 * @param {{ isCi: boolean, platform: string, arch: string }} machine
 * @returns {import('./tally.mjs').Tally}
 */
export function skipped({ isCi, platform, arch }) {
  const sentence = `test:googlesql was skipped: there is no reference implementation for ${platform} ${arch}`;
  console.log(sentence);
  return isCi ? { passed: 0, failures: [sentence] } : NOTHING;
}

/** Every query and view on Google's own analyzer and reference implementation, which is installed where it is missing. */
export async function runGoogleSql() {
  const { platform, arch } = process;
  if (!hasReference(platform, arch)) return skipped({ isCi: process.env.CI === 'true', platform, arch });
  try {
    installFolder(FOLDER, "Google's SQL engine (120 MB to fetch)");
  } catch (error) {
    return { passed: 0, failures: [`test:googlesql: ${error instanceof Error ? error.message : error}`] };
  }
  return await runSuite(['googlesql']);
}
