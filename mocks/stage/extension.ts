import { execFile } from 'node:child_process';

import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { WORKER_ORIGIN } from './cast.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/** The production build of the extension for the stage's worker; answers its folder. */
export async function buildExtension(environment: NodeJS.ProcessEnv): Promise<string> {
  await promisify(execFile)(process.execPath, [WXT, 'build'], {
    cwd: ROOT,
    env: { ...environment, WXT_WORKER_HOSTS: WORKER_ORIGIN },
  });
  return OUTPUT;
}
