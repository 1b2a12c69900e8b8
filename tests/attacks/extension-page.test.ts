import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { EXTENSION_ID, OTHER_REP, REGION_DOMAIN } from '../../mocks/stage/cast.ts';
import { attack } from './frame/attack.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());

const extension = (path: string) => `chrome-extension://${EXTENSION_ID}/${path}`;
const packed = () =>
  readdirSync(fileURLToPath(new URL('../../.output/chrome-mv3/', import.meta.url)), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.split('.output/chrome-mv3/')[1] ?? '');
const settled = (ms = 600) => new Promise((resolve) => setTimeout(resolve, ms));

attack('C1', 'no web page can frame the panel', { defences: ['no-framing'], timeoutMs: 60_000 }, async () => {
  await desk.desktop.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    frame.id = 'framed';
    document.body.append(frame);
  }, extension('sidepanel.html'));
  const framed = () => desk.desktop.frames().find((each) => each.parentFrame() !== null && /^chrome/u.test(each.url()));
  await expect.poll(() => framed()?.url(), { timeout: 20_000 }).toMatch(/^chrome-error:/u);
  await desk.desktop.evaluate(() => document.getElementById('framed')?.remove());
});

attack(
  'C2',
  'no file of the extension can be read by a page',
  { defences: ['nothing-accessible'], timeoutMs: 60_000 },
  async () => {
    const files = packed();
    expect(files.length).toBeGreaterThan(5);
    const read = await desk.desktop.evaluate(async (urls) => {
      const tried = await Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => url,
            () => null,
          ),
        ),
      );
      return tried.filter((url) => url !== null);
    }, files.map(extension));
    expect(read).toEqual([]);
  },
);

attack(
  'C5',
  'a page that names a foreign conversation, by message, hash or history, opens nothing',
  { defences: ['own-active-list'], timeoutMs: 60_000 },
  async () => {
    const foreign = desk.theatre.stage.genesys.control.ring({
      userId: OTHER_REP.id,
      attributes: { BCIN: 'GBB4100021' },
    }).id;
    const own = { 'hk-trader': await desk.show('hk-trader'), 'healthy-grower': await desk.show('healthy-grower') };
    // The same words about the rep's own conversations are heard.
    for (const key of ['hk-trader', 'healthy-grower'] as const) {
      await nameOnPage(own[key]);
      await isNamed(key);
    }
    await nameOnPage(foreign);
    await settled(1_000);
    expect(desk.asked.filter((request) => request.includes(foreign))).toEqual([]);
    expect(await desk.panel.locator('body').textContent()).not.toContain('Northgate');
    desk.hangUp(own['hk-trader']);
    await desk.endLast(own['healthy-grower']);
  },
);

/** All a page can do to name a conversation: the widget's message, the history, the address. */
function nameOnPage(conversationId: string): Promise<void> {
  return desk.desktop.evaluate((id) => {
    window.postMessage({ type: 'bcs-widget-to-genesys-content/conversation-shown', conversationId: id }, '*');
    history.pushState(null, '', `#/analytics/interactions/${id}/admin`);
    location.hash = `#/engage/admin/interactions/${id}`;
  }, conversationId);
}

function isNamed(key: string): Promise<void> {
  const hasText = scenarioOf(key).customerName ?? '';
  return desk.panel.locator('#conversation-view h1', { hasText }).waitFor({ timeout: 20_000 });
}

attack(
  'C6',
  'a look-alike of the desktop is not listened to',
  { defences: ['exact-matches'], timeoutMs: 60_000 },
  async () => {
    const fake = 'https://apps.mypurecloud.com.evil.example/directory/';
    const before = desk.asked.length;
    const page = await desk.theatre.browser.context.newPage();
    await page.route('https://apps.mypurecloud.com.evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Genesys Cloud</title>' }),
    );
    const worldsOfFake = await worldsIn(page);
    await page.goto(`${fake}#/engage/admin/interactions/${crypto.randomUUID()}`);
    await settled();
    expect(worldsOfFake()).toEqual([]);
    const worldsOfDesktop = await worldsIn(desk.desktop);
    await expect.poll(worldsOfDesktop).toEqual([expect.stringContaining('BCS Profile Assistant')]);
    expect(desk.asked).toHaveLength(before);
    await page.close();
    await desk.desktop.bringToFront();
    expect(desk.desktop.url()).toContain(`apps.${REGION_DOMAIN}`);
  },
);

/** Names of the worlds in which this extension runs in a page, from now on. */
async function worldsIn(page: Page): Promise<() => string[]> {
  const session = await desk.theatre.browser.context.newCDPSession(page);
  const names: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => names.push(context.name));
  await session.send('Runtime.enable');
  return () => names.filter((name) => name.includes('BCS'));
}

attack(
  'C9',
  'the panel reaches no host but the compiled ones, and only by https',
  { defences: ['compiled-hosts'], timeoutMs: 60_000 },
  async () => {
    const hosts = [
      'https://evil.example/',
      'http://prep.bcs-bank.example/v1/configuration',
      'https://prep.bcs-bank.example.evil.example/',
      `https://api.${REGION_DOMAIN}/api/v2/users/me`,
    ];
    const tried = await desk.panel.evaluateHandle(async (urls) => {
      const refused: string[] = [];
      addEventListener('securitypolicyviolation', ({ blockedURI }) => void refused.push(blockedURI));
      const tries = urls.map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => url,
          () => null,
        ),
      );
      return { reached: (await Promise.all(tries)).filter((url) => url !== null), refused };
    }, hosts);
    // Not only out of reach: each is refused by the extension's own policy.
    await expect
      .poll(() => tried.jsonValue(), { timeout: 5_000 })
      .toEqual({ reached: [], refused: expect.arrayContaining(hosts) });
  },
);
