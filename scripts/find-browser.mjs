import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetUpError } from './set-up/step.mjs';

// Chromium first: Chrome and Edge since 137 ignore --load-extension, so they can show the panel only by hand.
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a command of that name lies on the search path.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findCommand(name, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {NodeJS.ProcessEnv} env */
function windowsPrograms(env) {
  const folders = [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter(
    (folder) => folder !== undefined,
  );
  return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
}

/**
 * The browser that shows the panel: `BROWSER_EXECUTABLE` if set, otherwise the first one in the known places.
 * A `BROWSER_EXECUTABLE` that cannot be run is an error, never a reason to take another browser.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env, platform = process.platform) {
  const chosen = env.BROWSER_EXECUTABLE;
  if (chosen) {
    if (!isExecutable(chosen))
      throw new SetUpError(`BROWSER_EXECUTABLE names ${chosen}, which is not a program that can be run.`);
    return chosen;
  }
  if (platform === 'darwin') return MAC_APPLICATIONS.find(isExecutable);
  if (platform === 'win32') return windowsPrograms(env).find(isExecutable);
  return COMMANDS.map((name) => findCommand(name, env)).find((path) => path !== undefined);
}
