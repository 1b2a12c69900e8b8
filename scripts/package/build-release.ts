import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { parseWorkerHosts } from '../../entrypoints/build/parse-worker-hosts.ts';
import { ROOT } from '../run-program.mjs';
import type { ExtensionKey } from './extension-key.ts';

const WXT = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');

export type ReleaseBuild = {
  hosts: readonly string[];
  version: string;
  key: ExtensionKey;
  /** Empty or not there yet: a build clears the folder it writes to. */
  folder: string;
  /** Shown in brackets behind the version, so that a screenshot tells which source it was. */
  commit?: string | undefined;
  /** Where to write which modules became part of the extension. */
  modulesFile?: string | undefined;
};

/** The production build with these worker addresses, this version and this public key. */
export async function buildRelease({ hosts, version, key, folder, commit, modulesFile }: ReleaseBuild): Promise<void> {
  const workers = parseWorkerHosts(hosts.join(','));
  if (workers.length === 0) throw new TypeError('A release needs at least one worker address.');
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty, and building would clear it.`);
  await promisify(execFile)(process.execPath, [WXT, 'build'], {
    cwd: ROOT,
    env: {
      ...plainEnvironment(process.env),
      WXT_WORKER_HOSTS: workers.join(','),
      WXT_EXTENSION_KEY: key.publicKey,
      WXT_VERSION: version,
      WXT_VERSION_NAME: commit === undefined ? version : `${version} (${commit})`,
      WXT_FOLDER: resolve(folder),
      ...(modulesFile === undefined ? {} : { WXT_MODULES: resolve(modulesFile) }),
    },
  });
}

/** Without what the bundler would compile in or build differently by. */
function plainEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isForeign = (name: string): boolean => /^(?:WXT_|VITE|NODE_ENV$|NODE_OPTIONS$)/u.test(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isForeign(name)));
}
