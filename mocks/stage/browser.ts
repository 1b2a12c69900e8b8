import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { EXTENSION_ID } from './cast.ts';
import type { Display } from './display.ts';
import { SCREEN } from './display.ts';
import type { Stage } from './stage.ts';

/** Without it Playwright detaches from side panels, whose targets are of type "other" at first. */
export const PLAYWRIGHT_SEES_PANELS = 'PW_CHROMIUM_ATTACH_TO_OTHER';

export interface StageBrowser {
  context: BrowserContext;
  /** Opens the panel beside this tab as a click on the toolbar icon does. */
  openPanel: (beside: Page) => Promise<Page>;
  close: () => Promise<void>;
}

export interface BrowserOptions {
  stage: Pick<Stage, 'resolverRules' | 'certificate'>;
  executable: string;
  /** Folder of an unpacked build; left out where an administrator installs a packed one, whose id is then given. */
  extension?: string;
  extensionId?: string;
  profile: string;
  display: Display | null;
  /** The process environment; it must hold `PLAYWRIGHT_SEES_PANELS` before Playwright is loaded. */
  environment: NodeJS.ProcessEnv;
  args?: string[];
}

/** A real Chromium with the production build of the extension, led to the stage by resolver rules alone. */
export async function launchBrowser(options: BrowserOptions): Promise<StageBrowser> {
  const { stage, executable, extension, extensionId = EXTENSION_ID, profile, display, environment } = options;
  const { chromium } = await import('playwright-core');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: display === null,
    viewport: null,
    env: { ...environment, ...(display ? { DISPLAY: display.name } : {}) },
    // Either of them keeps the browser from installing what its administrator asks for.
    ignoreDefaultArgs: ['--disable-extensions', ...(extension ? [] : ['--disable-background-networking'])],
    args: [
      ...(extension ? [`--load-extension=${extension}`] : []),
      `--host-resolver-rules=${stage.resolverRules}`,
      `--ignore-certificate-errors-spki-list=${stage.certificate.spkiHash}`,
      `--window-size=${SCREEN.width},${SCREEN.height}`,
      '--window-position=0,0',
      '--test-type',
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
      ...(options.args ?? []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('the browser gave no control session');
  const control = await browser.newBrowserCDPSession();
  return {
    context,
    openPanel: (beside) => openPanel({ context, control, extensionId }, beside),
    close: () => context.close(),
  };
}

interface Opening {
  context: BrowserContext;
  control: CDPSession;
  extensionId: string;
}

async function openPanel({ context, control, extensionId }: Opening, beside: Page): Promise<Page> {
  const isPanel = (page: Page) => page.url().startsWith(`chrome-extension://${extensionId}/sidepanel.html`);
  const open = context.pages().find(isPanel);
  if (open) return open;
  const targetId = await tabTarget(control, beside);
  const [panel] = await Promise.all([
    context.waitForEvent('page', { predicate: isPanel, timeout: 15_000 }),
    control.send('Extensions.triggerAction', { id: extensionId, targetId }),
  ]);
  return panel;
}

interface TargetList {
  targetInfos: { targetId: string; type: string; url: string }[];
}

/** The action needs the tab that holds the page, not the page's own target. */
async function tabTarget(control: CDPSession, beside: Page): Promise<string> {
  await beside.bringToFront();
  const { targetInfos } = (await control.send('Target.getTargets', { filter: [{ type: 'tab' }] })) as TargetList;
  const tab = targetInfos.find(({ url }) => url === beside.url()) ?? targetInfos[0];
  if (!tab) throw new Error('the browser has no tab');
  return tab.targetId;
}
