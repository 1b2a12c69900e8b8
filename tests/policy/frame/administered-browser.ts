import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'playwright-core';
import type { StageBrowser } from '../../../mocks/stage/browser.ts';
import { launchBrowser } from '../../../mocks/stage/browser.ts';
import type { Display } from '../../../mocks/stage/display.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import type { PolicyFolder } from './policy-folder.ts';

const IN_PRIVATE_NAMESPACE = fileURLToPath(new URL('./in-private-namespace.sh', import.meta.url));

export interface Launch {
  /** What the browser needs of a stage to be led to it. */
  stage: Pick<Stage, 'resolverRules' | 'certificate'>;
  policies: PolicyFolder;
  extensionId: string;
  profile: string;
  display?: Display | null;
}

/** The computer of an administered desk: nothing but the policy file puts the extension into its browser. */
export async function launchAdministered({ stage, policies, extensionId, profile, display }: Launch) {
  const executable = findBrowser(process.env);
  if (!executable) throw new Error('No Chromium was found');
  const environment = { ...process.env, POLICY_FOLDER: policies.path, POLICY_BROWSER: executable };
  return await launchBrowser({
    ...{ stage, extensionId, profile, environment },
    executable: IN_PRIVATE_NAMESPACE,
    display: display ?? null,
  });
}

/** The extension's service worker; a developer tools policy that forbids looking into it hides it for good. */
export async function serviceWorkerOf({ context }: StageBrowser): Promise<Worker> {
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }));
}

export async function makeProfile(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bcs-profile-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}
