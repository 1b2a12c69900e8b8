import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { REP } from '../../mocks/stage/cast.ts';
import type { RepDesk } from '../../mocks/stage/rep-desk.ts';
import { openDesk } from '../../mocks/stage/rep-desk.ts';
import { isQuiet, says, showsWholePack } from '../browser/panel.ts';
import { serviceWorkerOf } from './frame/administered-browser.ts';
import { shareBench } from './frame/bench.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import { openPolicyPage } from './frame/policy-page.ts';

const BUILDER = scenarioOf('fraud-delay-builder').customerName ?? '';
const GROWER = scenarioOf('healthy-grower').customerName ?? '';
const NOT_BY_THE_USER = 'cannot be modified by user';

const bench = shareBench();
let browser: StageBrowser;
let desk: RepDesk;

beforeAll(async () => {
  bench().enforce(bench().policy());
  browser = await bench().launch();
});

const showsInDesktop = (desktop: Page, id: string) =>
  desktop.evaluate((hash) => {
    location.hash = hash;
  }, `#/analytics/interactions/${id}/admin`);

test('is there on a fresh profile with no user action, put there by the administrator', async () => {
  const worker = await serviceWorkerOf(browser);
  expect(worker.url()).toBe(`chrome-extension://${bench().id}/background.js`);
  expect(await worker.evaluate(() => chrome.management.getSelf())).toMatchObject({
    version: '1.0.0',
    installType: 'admin',
    mayDisable: false,
  });
});

test('waits for the settings and starts by itself at the worker they name: nobody sees a set-up page', async () => {
  const [blank] = browser.context.pages();
  if (!blank) throw new Error('the browser opened no tab');
  const panel = await browser.openPanel(blank);
  const headings = await rememberHeadings(panel);
  desk = await openDesk(browser, REP);
  expect(desk.panel).toBe(panel);
  await isQuiet(panel);
  const seen = await headings();
  expect(seen.at(0)).toBe("Waiting for your organisation's settings");
  expect(seen.at(-1)).toBe('No conversation on screen');
  expect(seen).not.toContain('Choose your service');
});

test('stands in the toolbar, and can be neither disabled nor removed by the user', async () => {
  expect(await desk.panel.evaluate(() => chrome.action.getUserSettings())).toMatchObject({ isOnToolbar: true });
  const extensions = await openExtensionsPage(browser.context, bench().id);
  expect(await extensions.disable()).toContain(NOT_BY_THE_USER);
  expect(await extensions.remove()).toContain(NOT_BY_THE_USER);
  expect(await extensions.find()).toEqual({ version: '1.0.0', isEnabled: true });
});

test('hears the desktop through the allowed hosts, and without them asks which conversation is on screen', async () => {
  const { desktop, panel } = desk;
  bench().stage.genesys.control.useWidget(undefined);
  const grower = await bench().ring('healthy-grower', 'chat');
  const builder = await bench().ring('fraud-delay-builder');
  await desktop.bringToFront();
  await showsInDesktop(desktop, grower);
  await showsWholePack(panel, GROWER);
  await showsInDesktop(desktop, builder);
  await showsWholePack(panel, BUILDER);

  const policy = bench().policy();
  const { [bench().id]: ours } = policy.ExtensionSettings;
  const withoutHosts = { ...ours, runtime_allowed_hosts: [] };
  bench().enforce({ ...policy, ExtensionSettings: { ...policy.ExtensionSettings, [bench().id]: withoutHosts } });
  const policies = await openPolicyPage(browser.context);
  await policies.reload();
  await desktop.bringToFront();
  await desktop.reload();
  await panel.reload();
  await says(panel, 'Which conversation is on your screen?');
});

/** Every heading the panel shows from now on, in order. */
async function rememberHeadings(panel: Page): Promise<() => Promise<string[]>> {
  await panel.evaluate(() => {
    const seen: string[] = [];
    const look = () => {
      const heading = document.querySelector('h1, h2')?.textContent ?? '';
      if (heading !== '' && heading !== seen.at(-1)) seen.push(heading);
    };
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    Reflect.set(window, 'headingsSeen', seen);
  });
  return () => panel.evaluate(() => Reflect.get(window, 'headingsSeen'));
}
