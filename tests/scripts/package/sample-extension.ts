import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExtensionKey } from '../../../scripts/package/extension-key.ts';
import { makeExtensionKey } from '../../../scripts/package/extension-key.ts';

/** One for all tests of a file: making RSA keys is slow. */
export const sampleKey: ExtensionKey = makeExtensionKey();

export function temporaryFolder(): { path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'bcs-package-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>, mode = 0o644): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode });
  }
}

export const SAMPLE_FILES = {
  'manifest.json': JSON.stringify({ manifest_version: 3, name: 'x', version: '1.0.0', key: sampleKey.publicKey }),
  'background.js': 'chrome.runtime.id;\n'.repeat(40),
  'icon/16.png': 'not really',
};
