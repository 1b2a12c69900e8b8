import { afterAll, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());

const shows = (text: string) => desk.panel.getByText(text).first().waitFor({ timeout: 20_000 });

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
