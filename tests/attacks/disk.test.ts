import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
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
afterAll(() => desk?.theatre.close().catch(() => undefined));

const held = () => profiles.flatMap((path) => filesHolding(path, CANARIES));
const shows = () => desk.panel.getByText('Northgate Builders Ltd').first().waitFor({ timeout: 20_000 });

attack(
  'C15',
  'a locked screen takes the customer off the page at once, and from the heap',
  { defences: ['locks-on-idle'], timeoutMs: 90_000 },
  async () => {
    const id = await desk.show('fraud-delay-builder');
    await shows();
    const dispatched = await desk.panel.evaluate(() => {
      const event = Reflect.get(Reflect.get(Reflect.get(window, 'chrome'), 'idle'), 'onStateChanged');
      if (typeof event.dispatch !== 'function') return false;
      event.dispatch('locked');
      return true;
    });
    expect(dispatched).toBe(true);
    await desk.panel.waitForFunction(() => !document.body.textContent?.includes('Northgate'), undefined, {
      timeout: 5_000,
    });
    expect(await heapHits(desk.theatre.browser.context, desk.panel, CANARIES)).toEqual([]);
    expect(held()).toEqual([]);
    desk.hangUp(id);
  },
);

attack(
  'C11',
  'a browser killed while a pack stands there leaves no customer on the disk',
  { defences: ['nothing-written'], timeoutMs: 90_000 },
  async () => {
    expect(profiles).toHaveLength(1);
    await desk.show('fraud-delay-builder');
    await shows();
    // Time enough for the browser to write down what a page keeps.
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    const browser = desk.theatre.browser.context.browser();
    const control = await browser?.newBrowserCDPSession();
    const { processInfo } = (await control?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const main = processInfo.find(({ type }) => type === 'browser');
    const gone = new Promise((resolve) => desk.theatre.browser.context.once('close', resolve));
    process.kill(main?.id ?? 0, 'SIGKILL');
    await gone;
    expect(held()).toEqual([]);
  },
);
