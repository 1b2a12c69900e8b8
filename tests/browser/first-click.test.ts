import type { BrowserContext, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { EXTENSION_ID } from '../../mocks/stage/cast.ts';
import { seat, shareBench } from './desk.ts';
import { soon } from './panel.ts';

let browser: StageBrowser | undefined;
const bench = shareBench(async () => {
  await browser?.close();
});

const panelsOf = (context: BrowserContext) => context.pages().filter((page) => page.url().includes(EXTENSION_ID));

/** As the rep does in the help page. */
async function choose(panel: Page, chosenSettings: object): Promise<void> {
  await panel.evaluate((settings) => chrome.storage.local.set({ chosenSettings: settings }), chosenSettings);
}

async function closePanel(panel: Page): Promise<void> {
  const isClosed = panel.waitForEvent('close');
  await panel.evaluate(() => void setTimeout(() => window.close()));
  await isClosed;
}

/** The page's own content script has been told whether to listen. */
async function loadAnew(desktop: Page): Promise<void> {
  await desktop.reload();
  await desktop.waitForTimeout(1_000);
}

it('opens at the rep’s first click in the desktop where that is chosen, and at no click a page makes', async () => {
  browser = await bench().launch();
  const { context } = browser;
  const { desktop, panel } = await seat(browser);
  await choose(panel, { opensOnFirstClick: true, colourScheme: 'dark' });
  await closePanel(panel);
  await loadAnew(desktop);
  await desktop.evaluate(() => document.body.click());
  await desktop.waitForTimeout(500);
  expect(panelsOf(context)).toEqual([]);

  await desktop.mouse.click(300, 300);
  await soon(() => expect(panelsOf(context)).toHaveLength(1));
  const [opened] = panelsOf(context);
  await soon(async () => {
    expect(await opened?.evaluate(() => document.documentElement.dataset.scheme)).toBe('dark');
  });
});

it('opens at no click where nobody chose it', async () => {
  browser = await bench().launch();
  const { context } = browser;
  const { desktop, panel } = await seat(browser);
  await closePanel(panel);
  await loadAnew(desktop);
  await desktop.mouse.click(300, 300);
  await desktop.waitForTimeout(1_000);
  expect(panelsOf(context)).toEqual([]);
});
