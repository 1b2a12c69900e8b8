import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { openDesk } from '../../mocks/stage/rep-desk.ts';
import { isQuiet } from '../browser/panel.ts';
import { serviceWorkerOf } from './frame/administered-browser.ts';
import { shareBench } from './frame/bench.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';

const bench = shareBench();
let browser: StageBrowser;
let panel: Page;

beforeAll(async () => {
  bench().enforce(bench().policy());
  browser = await bench().launch();
});

test('is there on a fresh profile with no user action, put there by the administrator', async () => {
  const worker = await serviceWorkerOf(browser);
  expect(worker.url()).toBe(`chrome-extension://${bench().id}/background.js`);
  expect(await worker.evaluate(() => chrome.runtime.getManifest().version)).toBe('1.0.0');
});

test('starts by itself at the worker the policy names once the settings arrive', async () => {
  const desk = await openDesk(browser, REP);
  panel = desk.panel;
  await isQuiet(panel);
  expect(await panel.evaluate(() => chrome.management.getSelf())).toMatchObject({
    installType: 'admin',
    mayDisable: false,
  });
});

test('stands in the toolbar', async () => {
  expect(await panel.evaluate(() => chrome.action.getUserSettings())).toMatchObject({ isOnToolbar: true });
});

test('can be neither disabled nor removed by the user', async () => {
  const extensions = await openExtensionsPage(browser.context, bench().id);
  expect(await extensions.disable()).toContain('cannot be modified by user');
  expect(await extensions.remove()).toContain('cannot be modified by user');
  expect(await extensions.find()).toEqual({ version: '1.0.0', isEnabled: true });
});
