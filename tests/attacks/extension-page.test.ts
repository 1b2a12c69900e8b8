import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
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
  await settled();
  const framed = desk.desktop.frames().filter((each) => each.parentFrame() !== null && each.url().startsWith('chrome'));
  expect(framed.every((each) => each.url().startsWith('chrome-error://'))).toBe(true);
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
    await desk.desktop.evaluate((id) => {
      window.postMessage({ type: 'bcs-widget-to-genesys-content/conversation-shown', conversationId: id }, '*');
      history.pushState(null, '', `#/analytics/interactions/${id}/admin`);
      location.hash = `#/engage/admin/interactions/${id}`;
    }, foreign);
    await settled(1_000);
    expect(desk.asked.filter((request) => request.includes(foreign))).toEqual([]);
    expect(await desk.panel.locator('body').textContent()).not.toContain('Northgate');
  },
);

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
    const session = await desk.theatre.browser.context.newCDPSession(page);
    const names: string[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => names.push(context.name));
    await session.send('Runtime.enable');
    await page.goto(`${fake}#/engage/admin/interactions/${crypto.randomUUID()}`);
    await settled();
    expect(names.filter((name) => name.includes('BCS'))).toEqual([]);
    expect(desk.asked).toHaveLength(before);
    await page.close();
    await desk.desktop.bringToFront();
    expect(desk.desktop.url()).toContain(`apps.${REGION_DOMAIN}`);
  },
);

attack(
  'C9',
  'the panel reaches no host but the compiled ones, and only by https',
  { defences: ['compiled-hosts'], timeoutMs: 60_000 },
  async () => {
    const reached = await desk.panel.evaluate(
      async (urls) => {
        const tried = await Promise.all(
          urls.map((url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => url,
              () => null,
            ),
          ),
        );
        return tried.filter((url) => url !== null);
      },
      [
        'https://evil.example/',
        'http://prep.bcs-bank.example/v1/configuration',
        'https://prep.bcs-bank.example.evil.example/',
        `https://api.${REGION_DOMAIN}/api/v2/users/me`,
      ],
    );
    expect(reached).toEqual([]);
  },
);
