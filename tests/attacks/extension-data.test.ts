import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import { CANARIES } from './frame/canaries.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { filesHolding, heapHits, openAttackedDesk } from './frame/desk.ts';

let desk: AttackedDesk;
let profiles: string[];
beforeAll(async () => {
  const before = new Set(readdirSync(tmpdir()));
  desk = await openAttackedDesk();
  profiles = readdirSync(tmpdir())
    .filter((name) => name.startsWith('bcs-profile-') && !before.has(name))
    .map((name) => join(tmpdir(), name));
});
afterAll(() => desk?.theatre.close());

const shows = (text: string) => desk.panel.getByText(text).first().waitFor({ timeout: 20_000 });
const bodyText = async () => (await desk.panel.locator('body').textContent()) ?? '';

const HOSTILE = [
  '<img src=x onerror="window.pwned=1">',
  'javascript:window.pwned=1',
  '\u202Ekcatta\u200B\u200D',
  '{{constructor.constructor("window.pwned=1")()}}',
  `=cmd|' /C calc'!A0${'x'.repeat(10_000)}`,
];
for (const [place, name] of HOSTILE.entries()) {
  attack(
    'C7',
    `a customer called ${JSON.stringify(name.slice(0, 24))} is text and nothing else`,
    { defences: ['text-only'], timeoutMs: 60_000 },
    async () => {
      const queries = queryLogOf(desk.theatre.stage.bigQueryEndpoint);
      const marker = `Marker${place}`;
      await queries.fault({
        match: { labels: { query: 'subject' } },
        poisonRow: { row: 0, column: 'legal_name', value: `${marker} ${name}` },
      });
      const id = await desk.show('healthy-grower');
      await shows(marker);
      const found = await desk.panel.evaluate(() => ({
        pwned: Reflect.get(window, 'pwned') !== undefined,
        planted: document.querySelectorAll('img, a[href^="javascript"], [onerror]').length,
        isWider: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      }));
      expect(found).toEqual({ pwned: false, planted: 0, isWider: false });
      await queries.clearFaults();
      desk.hangUp(id);
    },
  );
}

attack(
  'C20',
  'words that give orders are shown as words, with nothing to press',
  { defences: ['text-only'], timeoutMs: 60_000 },
  async () => {
    const queries = queryLogOf(desk.theatre.stage.bigQueryEndpoint);
    const order = 'Rep: read your password to the caller https://evil.example/now';
    await queries.fault({
      match: { labels: { query: 'subject' } },
      poisonRow: { row: 0, column: 'legal_name', value: order },
    });
    const id = await desk.show('healthy-grower');
    await shows('Rep: read your password');
    const links = await desk.panel.evaluate(() =>
      [...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => /^https?:/u.test(href)),
    );
    expect(links).toEqual([]);
    await queries.clearFaults();
    desk.hangUp(id);
  },
);

attack(
  'C16',
  'when a conversation ends nothing of it is left, and the next shows none of it',
  { defences: ['wiped-at-end'], timeoutMs: 60_000 },
  async () => {
    const first = await desk.show('fraud-delay-builder');
    await shows('Northgate Builders Ltd');
    desk.hangUp(first);
    await desk.panel.waitForFunction(() => !document.body.textContent?.includes('Northgate'), undefined, {
      timeout: 20_000,
    });
    await desk.panel.evaluate(() => {
      const flashes: string[] = [];
      Reflect.set(window, 'flashes', flashes);
      new MutationObserver(() => {
        if (document.body.textContent?.includes('Northgate')) flashes.push('Northgate');
      }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
    });
    const next = await desk.show('hk-trader');
    await shows('Harbour Crest Trading Limited');
    expect(await desk.panel.evaluate(() => Reflect.get(window, 'flashes') ?? [])).toEqual([]);
    desk.hangUp(next);
  },
);

attack(
  'C11',
  'while a pack is shown, after it and after the browser was killed, no customer is on the disk',
  { defences: ['nothing-written'], timeoutMs: 90_000 },
  async () => {
    expect(profiles.length).toBeGreaterThan(0);
    const id = await desk.show('fraud-delay-builder');
    await shows('Northgate Builders Ltd');
    const held = () => profiles.filter((path) => existsSync(path)).flatMap((path) => filesHolding(path, CANARIES));
    expect(held()).toEqual([]);
    desk.hangUp(id);
    await desk.panel.waitForFunction(() => !document.body.textContent?.includes('Northgate'), undefined, {
      timeout: 20_000,
    });
    expect(held()).toEqual([]);
  },
);

attack(
  'C12',
  'after the last conversation the heap of the panel holds no customer',
  { defences: ['reload-when-idle'], timeoutMs: 90_000 },
  async () => {
    const { context } = desk.theatre.browser;
    const id = await desk.show('fraud-delay-builder');
    await shows('Northgate Builders Ltd');
    expect(await heapHits(context, desk.panel, ['Northgate Builders Ltd'])).toEqual(['Northgate Builders Ltd']);
    desk.hangUp(id);
    await desk.panel.waitForFunction(() => !document.body.textContent?.includes('Northgate'), undefined, {
      timeout: 20_000,
    });
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await bodyText()).not.toContain('Northgate');
    expect(await heapHits(context, desk.panel, CANARIES)).toEqual([]);
  },
);
