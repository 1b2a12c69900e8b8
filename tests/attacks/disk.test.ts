import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk, KeptProfile } from './frame/desk.ts';
import { keepProfile } from './frame/desk.ts';
import { filesHolding } from './frame/disk.ts';
import { heapHits } from './frame/heap.ts';
import { plantCanaries } from './frame/planted.ts';
import { switchScreenSaver } from './frame/screen-saver.ts';

let profile: KeptProfile;
let canaries: string[];
beforeAll(async () => {
  profile = await keepProfile();
  canaries = await plantCanaries(queryLogOf(profile.stage.bigQueryEndpoint));
});
afterAll(() => profile?.close());

const held = () => filesHolding(profile.folder, canaries);
/** Time enough for the browser to write down what a page keeps. */
const written = () => new Promise((resolve) => setTimeout(resolve, 7_000));

/** The builder's pack, with every planted word on the screen. */
async function showAll(desk: AttackedDesk): Promise<string> {
  const id = await desk.show('fraud-delay-builder');
  for (const word of canaries) await desk.panel.getByText(word).first().waitFor({ state: 'attached', timeout: 20_000 });
  return id;
}

attack(
  'C11',
  'shown, locked, ended and closed: no word of a customer is on the disk, nor in memory while locked',
  { defences: ['nothing-written'], timeoutMs: 120_000 },
  async () => {
    const desk = await profile.open();
    const id = await showAll(desk);
    await written();
    expect(held()).toEqual([]);
    const { display, browser } = desk.theatre;
    await switchScreenSaver(display?.name ?? '', 'activate');
    await desk.panel.getByText('Nothing is shown while nobody is at the desk.').waitFor({ timeout: 20_000 });
    await expect.poll(() => heapHits(browser.context, desk.panel, canaries), { timeout: 15_000 }).toEqual([]);
    expect(held()).toEqual([]);
    await switchScreenSaver(display?.name ?? '', 'reset');
    for (const word of canaries) await desk.panel.getByText(word).first().waitFor({ state: 'attached' });
    desk.hangUp(id);
    await browser.close();
    expect(readdirSync(profile.folder)).toContain('Default');
    expect(held()).toEqual([]);
  },
);

attack(
  'C11',
  'a browser killed while a pack stands there leaves no word of a customer on the disk, and neither does its next start',
  { defences: ['nothing-written'], timeoutMs: 120_000 },
  async () => {
    const desk = await profile.open();
    const id = await showAll(desk);
    await written();
    const control = await desk.theatre.browser.context.browser()?.newBrowserCDPSession();
    const { processInfo } = (await control?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const gone = new Promise((resolve) => desk.theatre.browser.context.once('close', resolve));
    process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL');
    await gone;
    expect(held()).toEqual([]);
    desk.hangUp(id);
    const again = await profile.open();
    expect(await again.panel.locator('body').textContent()).not.toContain(canaries[0]);
    await again.theatre.browser.close();
    expect(held()).toEqual([]);
  },
);

attack(
  'C11',
  'the search of the disk finds what a careless panel would write, packed or not',
  { defences: ['disk-search'], timeoutMs: 120_000 },
  async () => {
    // Each word's halves stand there before it does, so that a packed block holds the word as two references only.
    const kept = { inExtensionStorage: ['Quillby', 'Thornwick'], inDatabase: ['Marlow', 'Yestergate'] };
    const desk = await profile.open();
    await desk.panel.evaluate(async ({ inExtensionStorage, inDatabase }) => {
      const { local } = Reflect.get(Reflect.get(window, 'chrome'), 'storage');
      const pages = (halves: string[]) =>
        Array.from({ length: 3_000 }, (_, page) => [
          `page-${page}`,
          `${`${halves[0]} ${page} ${halves[1]} `.repeat(60)} ${halves.join('')}`,
        ]);
      await local.set(Object.fromEntries(pages(inExtensionStorage)));
      const opening = indexedDB.open('careless', 1);
      await new Promise((resolve) => {
        opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
        opening.onsuccess = resolve;
      });
      const keeping = opening.result.transaction('kept', 'readwrite');
      for (const [page, text] of pages(inDatabase)) keeping.objectStore('kept').put(text, page);
      await new Promise((resolve) => {
        keeping.oncomplete = resolve;
      });
    }, kept);
    await desk.theatre.browser.close();
    // At its next start the browser packs what it kept into tables.
    const again = await profile.open();
    await again.theatre.browser.close();
    for (const halves of Object.values(kept)) expect(filesHolding(profile.folder, [halves.join('')])).not.toEqual([]);
    const inTables = filesHolding(profile.folder, [kept.inExtensionStorage.join('')]);
    expect(inTables.filter((path) => path.endsWith('.ldb'))).not.toEqual([]);
  },
);
