import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Worker } from 'playwright-core';

const MANIFEST = {
  manifest_version: 3,
  name: 'Another extension',
  version: '1',
  background: { service_worker: 'background.js' },
};

/** Another extension in the same browser, for as long as `play` runs; it is its service worker that acts. */
export async function withOtherExtension<Result>(
  context: BrowserContext,
  play: (worker: Worker) => Promise<Result>,
): Promise<Result> {
  const control = await context.browser()?.newBrowserCDPSession();
  if (!control) throw new Error('the browser gave no control session');
  const path = mkdtempSync(join(tmpdir(), 'bcs-other-extension-'));
  try {
    writeFileSync(join(path, 'manifest.json'), JSON.stringify(MANIFEST));
    writeFileSync(join(path, 'background.js'), '');
    const [worker, { id }] = await Promise.all([
      context.waitForEvent('serviceworker'),
      control.send('Extensions.loadUnpacked', { path }),
    ]);
    try {
      return await play(worker);
    } finally {
      await control.send('Extensions.uninstall', { id });
    }
  } finally {
    rmSync(path, { recursive: true, force: true });
    await control.detach();
  }
}
