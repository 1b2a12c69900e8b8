import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { findBrowser } from '../find-browser.mjs';
import { runSuite } from './suite.mjs';
import { NOTHING } from './tally.mjs';

/** Where Debian's Chromium reads policy; another browser reads another folder. */
const POLICY_ROOT = '/etc/chromium';

/**
 * @typedef {{ platform: string, isRoot: boolean, browser: string | undefined, hasPolicyRoot: boolean, canMountApart: boolean }} Machine
 */

/**
 * Why a browser cannot be given a policy of its own here, or nothing if it can.
 *
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function hindrance({ platform, isRoot, browser, hasPolicyRoot, canMountApart }) {
  if (platform !== 'linux') return `policy files in a private mount namespace need Linux, this is ${platform}`;
  if (!isRoot) return 'a private mount namespace needs root';
  if (browser === undefined || !basename(browser).startsWith('chromium')) return 'Chromium is not installed';
  if (!hasPolicyRoot) return `there is no ${POLICY_ROOT} to lay a policy over`;
  if (!canMountApart) return 'this machine does not let root mount in a namespace of its own';
  return undefined;
}

/** @returns {Machine} */
function thisMachine() {
  const isLinux = process.platform === 'linux';
  const apart = ['--mount', '--propagation', 'private', 'mount', '--bind', POLICY_ROOT, POLICY_ROOT];
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    browser: findBrowser(),
    hasPolicyRoot: existsSync(POLICY_ROOT),
    canMountApart: isLinux && spawnSync('unshare', apart, { stdio: 'ignore' }).status === 0,
  };
}

/**
 * What a machine that cannot run them counts as: nothing beside a developer, a failure in CI.
 *
 * @param {{ reason: string, isCi: boolean }} skip
 * @returns {import('./tally.mjs').Tally}
 */
export function skippedPolicy({ reason, isCi }) {
  const sentence = `test:policy was skipped: ${reason}`;
  console.log(sentence);
  return isCi ? { passed: 0, failures: [sentence] } : NOTHING;
}

/**
 * The cases of the threat model among these tests, each by its id.
 *
 * @param {import('./tally.mjs').TestFile[]} files
 */
export function coveredCases(files) {
  const titles = files.flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName.trim()));
  const ids = titles.flatMap((title) => /^[A-D]\d+(?= )/u.exec(title)?.[0] ?? []);
  return [...new Set(ids)].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The rollout in a real Chromium, under policy files nobody else on this machine sees. */
export async function runPolicy() {
  const reason = hindrance(thisMachine());
  if (reason !== undefined) return skippedPolicy({ reason, isCi: process.env.CI === 'true' });
  return await runSuite(['policy'], (files) => console.log(`covered: ${coveredCases(files).join(' ')}`));
}
