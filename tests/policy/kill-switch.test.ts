import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { linuxPolicy } from '../../scripts/policy/linux.ts';
import { attack } from '../attacks/frame/attack.ts';
import { filesHolding } from '../attacks/frame/disk.ts';
import { heapHits } from '../attacks/frame/heap.ts';
import { leaksIn, says, wholeDocument } from '../browser/panel.ts';
import { shareBench } from './frame/bench.ts';
import type { ExtensionsPage } from './frame/extensions-page.ts';
import { openExtensionsPage } from './frame/extensions-page.ts';
import type { PackDesk } from './frame/pack-desk.ts';
import { openPackDesk } from './frame/pack-desk.ts';

const WITHIN_MS = 20_000;

const bench = shareBench();
let profile: string;
let browser: StageBrowser;
let extensions: ExtensionsPage;
let desk: PackDesk;
let panel: Page;

beforeAll(async () => {
  bench().enforce(bench().policy());
  profile = await bench().newProfile();
  browser = await bench().launch({ profile });
  extensions = await openExtensionsPage(browser.context, bench().id);
  desk = await openPackDesk(bench(), browser, profile);
  panel = desk.panel;
});

/** The administrator's file with something changed about how the extension is installed. */
function install(change: Record<string, string>) {
  const policy = bench().policy();
  const { [bench().id]: ours, ...others } = policy.ExtensionSettings;
  bench().enforce({ ...policy, ExtensionSettings: { ...others, [bench().id]: { ...ours, ...change } } });
}

/** A newly installed extension has to say first that its button opens the panel. */
async function opensOnClick({ context }: StageBrowser): Promise<boolean> {
  const behaviour = context
    .serviceWorkers()
    .at(-1)
    ?.evaluate(() => chrome.sidePanel.getPanelBehavior());
  return (await behaviour?.catch(() => undefined))?.openPanelOnActionClick ?? false;
}

const leftNothing = () => expect(filesHolding(profile, desk.canaries)).toEqual([]);

test('a switched-off panel drops the pack within seconds and calls nobody, until it is switched on again', async () => {
  bench().enforce(bench().policy({ workerAddress: WORKER_ORIGIN, isSwitchedOff: true }));
  await says(panel, 'Switched off');
  expect(leaksIn(await wholeDocument(panel), desk.canaries)).toEqual([]);
  await expect.poll(() => heapHits(browser.context, panel, desk.canaries)).toEqual([]);
  const before = bench().stage.front.traffic();
  await desk.leftNothing();
  expect(bench().stage.front.traffic()).toEqual(before);
  bench().enforce(bench().policy());
  await desk.showsAll(panel);
});

attack(
  'C11',
  'a version the administrator no longer allows is gone at once with its pack, from the disk too, and comes back when allowed',
  { defences: ['nothing-written'], timeoutMs: 90_000 },
  async () => {
    const gone = panel.waitForEvent('close', { timeout: WITHIN_MS });
    install({ minimum_version_required: '9.0.0' });
    await gone;
    await extensions.shows({ version: '1.0.0', isEnabled: false });
    leftNothing();
    install({});
    await extensions.shows({ version: '1.0.0', isEnabled: true });
    panel = await desk.reopen();
    await desk.showsAll(panel);
  },
);

attack(
  'C11',
  'an extension the administrator blocks is gone at once with its pack, from the disk too, and comes back when allowed',
  { defences: ['nothing-written'], timeoutMs: 90_000 },
  async () => {
    const gone = panel.waitForEvent('close', { timeout: WITHIN_MS });
    install({ installation_mode: 'blocked' });
    await gone;
    await extensions.shows(null);
    leftNothing();
    install({});
    await extensions.shows({ version: '1.0.0', isEnabled: true });
    await expect.poll(() => opensOnClick(browser)).toBe(true);
    panel = await desk.reopen();
    await desk.showsAll(panel);
  },
);

attack(
  'C11',
  'an extension the administrator removes is gone at once with its pack, from the disk too',
  { defences: ['nothing-written'], timeoutMs: 90_000 },
  async () => {
    const gone = panel.waitForEvent('close', { timeout: WITHIN_MS });
    bench().enforce(linuxPolicy({ ...bench().rollout({ workerAddress: WORKER_ORIGIN }), isRemoved: true }));
    await gone;
    await extensions.shows(null);
    leftNothing();
    await browser.close();
    leftNothing();
  },
);
