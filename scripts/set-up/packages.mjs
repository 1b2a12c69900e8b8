import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep, SetUpError, say } from './step.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * @param {string} path
 * @returns {LockedPackages | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether what npm installed is what the lock file asks for. Optional packages of other platforms are never installed.
 *
 * @param {LockedPackages} locked
 * @param {LockedPackages | undefined} installed
 */
export function isInstalledAsLocked(locked, installed) {
  if (installed === undefined) return false;
  const places = Object.keys(locked).filter((place) => place !== '');
  const isAsLocked = places.every((place) => {
    const found = installed[place];
    return found === undefined ? locked[place]?.optional === true : found.version === locked[place]?.version;
  });
  return isAsLocked && Object.keys(installed).every((place) => place in locked);
}

/** @returns {boolean} */
function isNodeInPlace() {
  const { stdout } = spawnSync(join(root, 'node_modules', '.bin', 'node'), ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return /^v(2[4-9]|[3-9]\d)\./.test(stdout ?? '');
}

/**
 * No package runs a script of its own while it is installed but `node`, whose script fetches its binary: npm 10 knows no
 * list of allowed scripts, and npm 11 only warns where a configuration of its own does not ask for more.
 *
 * @param {string} folder
 * @returns {string[][]}
 */
export function installSteps(folder) {
  const quietly = ['--prefix', folder, '--no-fund', '--no-audit', '--loglevel=error'];
  return [
    ['ci', '--include=dev', '--ignore-scripts', ...quietly],
    ['rebuild', 'node', ...quietly],
  ];
}

/** Brings `node_modules` to the state of the lock file, Node 24 included; does nothing if it is there already. */
export function installPackages() {
  const locked = readLock(join(root, 'package-lock.json'));
  if (locked === undefined)
    throw new SetUpError(
      'package-lock.json is missing or unreadable: restore it with `git checkout package-lock.json`.',
    );
  // npm writes this file last, so an interrupted installation is not taken for a finished one.
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (isInstalledAsLocked(locked, installed) && isNodeInPlace()) return;

  say('installing the packages of the lock file, Node 24 among them (about a minute) …');
  for (const step of installSteps(root)) runStep('npm', step);
  if (!isNodeInPlace())
    throw new SetUpError('Node 24 did not arrive with the packages: run `npm rebuild node` and try again.');
  say('packages are in place.');
}

/**
 * The same for a folder with a lock file of its own, which nobody needs before its own command runs.
 *
 * @param {string} folder
 * @param {string} what
 */
export function installFolder(folder, what) {
  const locked = readLock(join(folder, 'package-lock.json'));
  if (locked === undefined) throw new SetUpError(`${join(folder, 'package-lock.json')} is missing or unreadable.`);
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  if (isInstalledAsLocked(locked, installed)) return;
  say(`installing ${what} …`);
  runStep('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error']);
}
