import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { attack } from '../attacks/frame/attack.ts';
import { filesHolding } from '../attacks/frame/disk.ts';
import { choose, fromMenu, says } from '../browser/panel.ts';
import { serviceWorkerOf } from './frame/administered-browser.ts';
import { shareBench } from './frame/bench.ts';
import type { ExtensionsPage } from './frame/extensions-page.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import { openPackDesk } from './frame/pack-desk.ts';

const WITHIN_MS = 20_000;
const OLD = { version: '1.0.0', isEnabled: true };
const NEW = { version: '1.1.0', isEnabled: true };
const NEWER = { version: '1.2.0', isEnabled: true };

const bench = shareBench();
let profile: string;
let browser: StageBrowser;
let extensions: ExtensionsPage;

beforeAll(async () => {
  bench().enforce(bench().policy());
  profile = await bench().newProfile();
  browser = await bench().launch({ profile });
  extensions = await openExtensionsPage(browser.context, bench().id);
});

const versionIn = (panel: Page) => panel.evaluate(() => chrome.runtime.getManifest().version);

/** The browser has fetched and unpacked it, and could start it. */
async function isReady(version: string): Promise<void> {
  const folder = join(profile, 'Default', 'Extensions', bench().id);
  const versions = () => (existsSync(folder) ? readdirSync(folder) : []);
  await expect.poll(versions).toContain(`${version}_0`);
}

attack(
  'C11',
  'an update waits beside an open pack, starts once the panel is closed, and leaves no word of a customer on the disk',
  { defences: ['nothing-written'], timeoutMs: 120_000 },
  async () => {
    const desk = await openPackDesk(bench(), browser, profile);
    bench().updates.offer(await bench().release(NEW.version));
    expect(await desk.panel.evaluate(() => chrome.runtime.requestUpdateCheck())).toMatchObject({
      status: 'update_available',
      version: NEW.version,
    });
    await isReady(NEW.version);
    await fromMenu(desk.panel, 'Help');
    await says(desk.panel, 'A newer version is ready.');
    await choose(desk.panel, 'Back');
    await desk.leftNothing();
    expect(await extensions.find()).toEqual(OLD);
    expect(await versionIn(desk.panel)).toBe(OLD.version);
    await desk.showsAll(desk.panel);

    await desk.panel.close();
    await extensions.shows(NEW);
    expect(filesHolding(profile, desk.canaries)).toEqual([]);
    const panel = await desk.reopen();
    expect(await versionIn(panel)).toBe(NEW.version);
    await desk.showsAll(panel);

    // Whoever administers the computer can also have it at once: then the pack goes with the panel.
    bench().updates.offer(await bench().release(NEWER.version));
    const gone = panel.waitForEvent('close', { timeout: WITHIN_MS });
    await extensions.update();
    await gone;
    await extensions.shows(NEWER);
    expect(filesHolding(profile, desk.canaries)).toEqual([]);
    await desk.showsAll(await desk.reopen());
    await browser.close();
    expect(filesHolding(profile, desk.canaries)).toEqual([]);

    browser = await bench().launch({ profile });
    await serviceWorkerOf(browser);
    extensions = await openExtensionsPage(browser.context, bench().id);
    expect(await extensions.find()).toEqual(NEWER);
    await browser.close();
    expect(filesHolding(profile, desk.canaries)).toEqual([]);
  },
);
