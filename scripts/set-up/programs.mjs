import { existsSync } from 'node:fs';
import { findBrowser, findCommand } from '../find-browser.mjs';
import { runStep, SetUpError, say } from './step.mjs';

/**
 * @typedef {{ debianPackage: string, use: string, isPresent: () => boolean }} Program
 */

const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** @type {Program[]} */
const PROGRAMS = [
  { debianPackage: 'chromium', use: 'the browser', isPresent: () => findBrowser() !== undefined },
  { debianPackage: 'xvfb', use: 'a display where there is none', isPresent: () => findCommand('Xvfb') !== undefined },
  { debianPackage: 'imagemagick', use: 'pictures of the window', isPresent: () => findCommand('import') !== undefined },
  { debianPackage: 'fonts-noto-cjk', use: 'Chinese names', isPresent: () => existsSync(FONT) },
  { debianPackage: 'xdotool', use: 'keys and clicks', isPresent: () => findCommand('xdotool') !== undefined },
];

/** @param {Program[]} missing */
function aptCommand(missing) {
  return `apt-get install -y --no-install-recommends ${missing.map((program) => program.debianPackage).join(' ')}`;
}

/** @param {Program[]} missing */
function installByApt(missing) {
  say(`installing ${missing.map(({ debianPackage, use }) => `${debianPackage} (${use})`).join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  runStep('apt-get', ['update', '-q'], env);
  const [command = 'apt-get', ...args] = aptCommand(missing).split(' ');
  runStep(command, args, env);
}

/** @param {Program[]} missing */
function howToInstall(missing) {
  if (findCommand('apt-get')) return `run \`sudo apt-get update && sudo ${aptCommand(missing)}\``;
  return 'install Chromium from www.chromium.org/getting-involved/download-chromium';
}

/** Makes sure of a browser and, on Linux, of what drives and photographs it; only what is missing is installed. */
export function installPrograms() {
  const isRoot = process.getuid?.() === 0;
  const missing = process.platform === 'linux' ? PROGRAMS.filter((program) => !program.isPresent()) : [];
  if (missing.length > 0 && isRoot && findCommand('apt-get')) installByApt(missing);

  if (findBrowser() === undefined) {
    throw new SetUpError(
      `No Chromium, Chrome or Edge was found: ${howToInstall(PROGRAMS.slice(0, 1))}, or set BROWSER_EXECUTABLE to one.`,
    );
  }
  const stillMissing = missing.filter((program) => !program.isPresent());
  if (stillMissing.length > 0)
    say(
      `going on without ${stillMissing.map((program) => program.use).join(', ')}: ${howToInstall(stillMissing)} to have it.`,
    );
}
