import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { EXTENSION_ID, REGION_DOMAIN } from '../../mocks/stage/cast.ts';
import type { Display } from '../../mocks/stage/display.ts';
import { startVirtualDisplay } from '../../mocks/stage/display.ts';
import { signInAtPanel } from '../../mocks/stage/rep-desk.ts';
import { seat, shareBench } from './desk.ts';
import { openPanelCount, reloadExtension } from './extension-page.ts';
import { isQuiet, showsWholePack } from './panel.ts';

const PANEL = `chrome-extension://${EXTENSION_ID}/sidepanel.html`;
const GROWER = scenarioOf('healthy-grower').customerName ?? '';

let browser: StageBrowser | undefined;
let display: Display | undefined;
const bench = shareBench(async () => {
  bench().hangUp();
  await browser?.close();
  await display?.close();
  display = undefined;
});

const panelsOf = (context: BrowserContext) => context.pages().filter((page) => page.url().startsWith(PANEL));

async function press(keys: string): Promise<void> {
  const env = { ...process.env, DISPLAY: display?.name };
  const xdotool = (...args: string[]) => promisify(execFile)('xdotool', args, { env });
  const { stdout } = await xdotool('search', '--onlyvisible', '--class', 'chromium');
  await xdotool('windowfocus', '--sync', stdout.trim().split('\n').at(-1) ?? '');
  await xdotool('key', '--clearmodifiers', keys);
}

it('opens at a click on the toolbar icon, beside the tab and once in a window', async () => {
  browser = await bench().launch();
  const desktop = await browser.context.newPage();
  await desktop.goto(`https://apps.${REGION_DOMAIN}/directory/`);
  expect(panelsOf(browser.context)).toEqual([]);
  const panel = await browser.openPanel(desktop);
  expect(panel.url()).toBe(PANEL);
  expect(await openPanelCount(panel)).toBe(1);
});

it('opens at its keyboard command', async () => {
  display = await startVirtualDisplay();
  browser = await bench().launch({ display });
  const { context } = browser;
  const desktop = await context.newPage();
  await desktop.goto(`https://apps.${REGION_DOMAIN}/directory/`);
  await desktop.getByLabel('Email').waitFor();
  const opens = context.waitForEvent('page', { predicate: (page) => page.url().startsWith(PANEL) });
  await press('alt+shift+g');
  await opens;
  expect(panelsOf(context)).toHaveLength(1);
});

it('hears the desktop again after the extension was loaded anew under it', async () => {
  browser = await bench().launch();
  const { desktop, panel } = await seat(browser);
  await reloadExtension(panel);

  const reopened = await browser.openPanel(desktop);
  await signInAtPanel(reopened);
  await isQuiet(reopened);
  bench().stage.genesys.control.useWidget(undefined);
  await bench().ring('fraud-delay-builder', { signedAs: 'verified' });
  const id = await bench().ring('healthy-grower', { media: 'chat', signedAs: 'verified' });
  await desktop.evaluate((hash) => {
    location.hash = hash;
  }, `#/analytics/interactions/${id}/admin`);
  await showsWholePack(reopened, GROWER);
});
