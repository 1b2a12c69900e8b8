import { existsSync } from 'node:fs';
import { findBrowser, findCommand } from '../find-browser.mjs';
import { runStep, SetUpError, say } from './step.mjs';

/**
 * @typedef {{ isRoot: boolean, platform: NodeJS.Platform, env: NodeJS.ProcessEnv }} Machine
 * @typedef {{ debianPackage: string, use: string, isPresent: (machine: Machine) => boolean }} Program
 */

const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** @param {string} command */
function isCommand(command) {
  return (/** @type {Machine} */ { env }) => findCommand(command, env) !== undefined;
}

/** @param {Machine} machine */
function hasBrowser({ env, platform }) {
  return findBrowser(env, platform) !== undefined;
}

/** @type {Program[]} */
const PROGRAMS = [
  { debianPackage: 'chromium', use: 'the browser', isPresent: hasBrowser },
  { debianPackage: 'xvfb', use: 'a display where there is none', isPresent: isCommand('Xvfb') },
  { debianPackage: 'imagemagick', use: 'pictures of the window', isPresent: isCommand('import') },
  { debianPackage: 'fonts-noto-cjk', use: 'Chinese names', isPresent: () => existsSync(FONT) },
  { debianPackage: 'xdotool', use: 'keys and clicks', isPresent: isCommand('xdotool') },
];

/** @param {Program[]} missing */
function aptArguments(missing) {
  return ['install', '-y', '--no-install-recommends', ...missing.map(({ debianPackage }) => debianPackage)];
}

/**
 * @param {Program[]} missing
 * @param {NodeJS.ProcessEnv} env
 */
function installByApt(missing, env) {
  say(`installing ${missing.map(({ debianPackage, use }) => `${debianPackage} (${use})`).join(', ')} …`);
  const unattended = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  runStep('apt-get', ['update', '-q'], unattended);
  runStep('apt-get', aptArguments(missing), unattended);
}

/**
 * @param {Program[]} missing
 * @param {Machine} machine
 */
function howToInstall(missing, { env }) {
  const names = missing.map(({ debianPackage }) => debianPackage).join(', ');
  if (findCommand('apt-get', env) === undefined) return `install ${names} with the package manager of this system`;
  return `run \`sudo apt-get update && sudo apt-get ${aptArguments(missing).join(' ')}\``;
}

/** @returns {Machine} */
function thisMachine() {
  return { isRoot: process.getuid?.() === 0, platform: process.platform, env: process.env };
}

/** Makes sure of a browser and, on Linux, of what drives and photographs it; only what is missing is installed. */
export function installPrograms(machine = thisMachine()) {
  const isMissing = (/** @type {Program} */ program) => !program.isPresent(machine);
  const wanted = machine.platform === 'linux' ? PROGRAMS : PROGRAMS.slice(0, 1);
  const missing = wanted.filter(isMissing);
  if (missing.length > 0 && machine.isRoot && findCommand('apt-get', machine.env)) installByApt(missing, machine.env);

  const stillMissing = missing.filter(isMissing);
  if (stillMissing.length === 0) return;
  const remedy = howToInstall(stillMissing, machine);
  if (!hasBrowser(machine)) {
    throw new SetUpError(`No Chromium, Chrome or Edge was found: ${remedy}, or set BROWSER_EXECUTABLE to one.`);
  }
  say(`going on without ${stillMissing.map(({ use }) => use).join(', ')}: ${remedy} to have it.`);
}
