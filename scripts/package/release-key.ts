import { readFileSync, statSync } from 'node:fs';
import type { ExtensionKey } from './extension-key.ts';
import { makeExtensionKey, readExtensionKey } from './extension-key.ts';

const OTHERS = 0o077;

export type ReleaseKey = ExtensionKey & { origin: 'file' | 'environment' | 'throw-away' };

/** Takes the PEM out of the environment, so that no program started later inherits it. */
export function takePem(environment: Record<string, string | undefined>): string | undefined {
  const pem = environment.EXTENSION_KEY;
  delete environment.EXTENSION_KEY;
  return pem;
}

/** The file goes before the variable. A file somebody else can read is no key any more, so it is refused. */
export function chooseReleaseKey(file: string | undefined, pem: string | undefined): ReleaseKey {
  if (file !== undefined) return { ...readExtensionKey(readPrivately(file)), origin: 'file' };
  if (pem) return { ...readExtensionKey(pem), origin: 'environment' };
  return { ...makeExtensionKey(), origin: 'throw-away' };
}

function readPrivately(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new TypeError(`--key: there is no file ${file}`);
  // Windows has no such bits: there every file would look open.
  if (process.platform !== 'win32' && (stats.mode & OTHERS) !== 0) {
    throw new TypeError(`--key: ${file} can be read by others than you. Take that away first: chmod 600 ${file}`);
  }
  return readFileSync(file, 'utf8');
}
