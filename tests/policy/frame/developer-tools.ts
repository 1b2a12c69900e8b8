import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession } from 'playwright-core';
import { z } from 'zod';

const targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
});

/** What whoever has the developer tools can reach. */
export interface DeveloperTools {
  /** Tries to look into every part of the extension; by the kind of the part, the browser's answer. */
  lookInto: (extensionId: string) => Promise<{ part: string; answer: string }[]>;
  /** Tries to load an extension from a folder. */
  loadOwnExtension: () => Promise<string>;
}

const answerTo = (request: Promise<unknown>) =>
  request.then(() => 'done').catch((error: Error) => error.message.replace(/^.*\): /u, ''));

export async function openDeveloperTools(context: BrowserContext): Promise<DeveloperTools> {
  const control = await context.browser()?.newBrowserCDPSession();
  if (!control) throw new Error('the browser gave no control session');
  return {
    lookInto: async (extensionId) => {
      const { targetInfos } = targets.parse(await control.send('Target.getTargets'));
      const parts = targetInfos.filter(({ url }) => url.startsWith(`chrome-extension://${extensionId}/`));
      const look = async ({ type, targetId }: (typeof parts)[number]) => ({
        part: type,
        answer: await answerTo(control.send('Target.attachToTarget', { targetId })),
      });
      return await Promise.all(parts.map(look));
    },
    loadOwnExtension: () => loadOwnExtension(control),
  };
}

async function loadOwnExtension(control: CDPSession): Promise<string> {
  const path = mkdtempSync(join(tmpdir(), 'bcs-own-extension-'));
  try {
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'Own', version: '1' }));
    return await answerTo(control.send('Extensions.loadUnpacked', { path }));
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
