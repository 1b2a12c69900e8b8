import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { REP, WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import type { RepDesk } from '../../mocks/stage/rep-desk.ts';
import { openDesk } from '../../mocks/stage/rep-desk.ts';
import { loadAnew } from '../browser/load-anew.ts';
import { choose, fromMenu, isQuiet, says, showsWholePack } from '../browser/panel.ts';
import { serviceWorkerOf } from './frame/administered-browser.ts';
import { shareBench } from './frame/bench.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import { openPolicyPage } from './frame/policy-page.ts';

const BUILDER = scenarioOf('fraud-delay-builder').customerName ?? '';
const GROWER = scenarioOf('healthy-grower').customerName ?? '';
const CLICK_SETTLES_MS = 1_000;
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

test('reads the policy back in its help page', async () => {
  const { panel } = desk;
  await fromMenu(panel, 'Help');
  await says(panel, "From your organisation's policy");
  const facts = await panel.locator('.help-facts').textContent();
  for (const fact of ['1.0.0', WORKER_ORIGIN, 'Pilot']) expect(facts).toContain(fact);
  expect(await panel.locator('.help-id').textContent()).toBe(bench().id);
  await choose(panel, 'Back');
});

test('opens at the first click in the desktop where the administrator says so, and else at none', async () => {
  const { desktop } = desk;
  await desk.panel.close();
  const isPanel = (page: Page) => page.url().includes('/sidepanel.html');
  const clickDesktop = async () => {
    await desktop.bringToFront();
    await desktop.mouse.click(300, 300);
  };
  await clickDesktop();
  await desktop.waitForTimeout(CLICK_SETTLES_MS);
  expect(browser.context.pages().filter(isPanel)).toEqual([]);

  bench().enforce(bench().policy({ workerAddress: WORKER_ORIGIN, opensOnFirstClick: true }));
  const policies = await openPolicyPage(browser.context);
  await policies.reload();
  await expect
    .poll(async () => (await policies.rows()).map(({ name }) => name), { interval: 500, timeout: 20_000 })
    .toContain('opensOnFirstClick');
  await desktop.reload();
  await desktop.waitForTimeout(CLICK_SETTLES_MS);
  const opens = browser.context.waitForEvent('page', { predicate: isPanel, timeout: 20_000 });
  await clickDesktop();
  const panel = await opens;
  desk = { desktop, panel };
  await isQuiet(panel);
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
  await loadAnew(panel);
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
