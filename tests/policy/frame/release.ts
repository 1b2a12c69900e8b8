import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { WORKER_ORIGIN } from '../../../mocks/stage/cast.ts';
import { buildRelease } from '../../../scripts/package/build-release.ts';
import { packCrx } from '../../../scripts/package/crx.ts';
import type { ExtensionKey } from '../../../scripts/package/extension-key.ts';
import { makeExtensionKey, readExtensionKey } from '../../../scripts/package/extension-key.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The production build all releases of this run are packed from, and the key they are signed with. */
    build: { folder: string; keyPem: string };
  }
}

const FIRST_VERSION = '1.0.0';

/** Builds once; every version of this run has these files and another number. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'bcs-release-'));
  const key = makeExtensionKey();
  await buildRelease({ hosts: [WORKER_ORIGIN], version: FIRST_VERSION, key, folder });
  const keyPem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  project.provide('build', { folder, keyPem });
  return () => rmSync(folder, { recursive: true, force: true });
}

export interface Release {
  version: string;
  crx: Buffer;
}

/** The run's build under another version, signed with `key`. */
export async function packRelease(build: { folder: string }, key: ExtensionKey, version: string): Promise<Release> {
  const folder = mkdtempSync(join(tmpdir(), 'bcs-packing-'));
  try {
    cpSync(build.folder, folder, { recursive: true });
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, version, version_name: version, key: key.publicKey }));
    return { version, crx: (await packCrx(folder, key)).crx };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const keyOf = ({ keyPem }: { keyPem: string }): ExtensionKey => readExtensionKey(keyPem);
