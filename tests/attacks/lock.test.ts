import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { loadAnew, untilLoadedAnew } from '../browser/load-anew.ts';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import { heapHits, workerHeapHits } from './frame/heap.ts';
import { plantCanaries } from './frame/planted.ts';
import { switchScreenSaver } from './frame/screen-saver.ts';

let desk: AttackedDesk;
let canaries: string[];
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());
beforeEach(async () => {
  canaries = await plantCanaries(queryLogOf(desk.theatre.stage.bigQueryEndpoint));
});
const live = new Set<string>();
afterEach(async () => {
  for (const id of live) hangUp(id);
  await unlock();
});

async function show(): Promise<string> {
  const id = await desk.show('fraud-delay-builder');
  live.add(id);
  await named().waitFor({ timeout: 20_000 });
  return id;
}

function hangUp(id: string): void {
  live.delete(id);
  desk.hangUp(id);
}

const display = () => desk.theatre.display?.name ?? '';
const unlock = () => switchScreenSaver(display(), 'reset');
const named = () => desk.panel.getByText(canaries[0] ?? '').first();
const context = () => desk.theatre.browser.context;
const LOCKED = 'Nothing is shown while nobody is at the desk.';

const locks = () => desk.panel.getByText(LOCKED).waitFor({ timeout: 20_000 });

const heldSession = () =>
  desk.panel.evaluate(async () => {
    const area = Reflect.get(Reflect.get(window, 'chrome'), 'storage').session;
    return JSON.stringify((await area.get('session')).session ?? null);
  });

const wholeDocument = () => desk.panel.evaluate(() => document.documentElement.outerHTML);
/** The document may be on its way to being loaded anew, so it is asked until it answers. */
const holdsNobody = () => expect.poll(async () => found(await wholeDocument()), { timeout: 5_000 }).toEqual([]);
const found = (text: string) => canaries.filter((word) => text.includes(word));

attack(
  'C15',
  'a locked screen takes the customer off the page, out of the heap, and ends the session; unlocked, the rep signs in anew',
  { defences: ['locks-on-idle', 'reloads-on-lock'], timeoutMs: 90_000 },
  async () => {
    const id = await show();
    const before = await heldSession();
    expect(before).toContain('session');
    await switchScreenSaver(display(), 'activate');
    await locks();
    await holdsNobody();
    await expect.poll(() => heapHits(context(), desk.panel, canaries), { timeout: 15_000 }).toEqual([]);
    await expect.poll(heldSession, { timeout: 5_000 }).toBe('null');
    const asked = desk.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(desk.asked).toHaveLength(asked);
    await unlock();
    await named().waitFor({ timeout: 20_000 });
    expect(await heldSession()).not.toBe(before);
    hangUp(id);
  },
);

attack(
  'C15',
  'a desk nobody is at locks once nobody is on the line, and stays locked until somebody is there',
  { defences: ['locks-on-idle', 'waits-for-somebody'], timeoutMs: 120_000 },
  async () => {
    const id = await show();
    // The shortest time the browser knows; the bank's own is in minutes.
    const idleAfter15S = () =>
      desk.panel.evaluate(() => Reflect.get(Reflect.get(window, 'chrome'), 'idle').setDetectionInterval(15));
    await unlock();
    await idleAfter15S();
    await new Promise((resolve) => setTimeout(resolve, 18_000));
    expect(found(await wholeDocument())).toContain(canaries[0]);
    desk.theatre.stage.genesys.control.end(id);
    await locks();
    await holdsNobody();
    await expect.poll(() => heapHits(context(), desk.panel, canaries), { timeout: 15_000 }).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await desk.panel.getByText(LOCKED).count()).toBe(1);
    await unlock();
    await desk.panel.getByText(LOCKED).waitFor({ state: 'detached', timeout: 20_000 });
    desk.theatre.stage.genesys.control.completeWrapUp(id);
    live.delete(id);
  },
);

attack(
  'C15',
  'a screen that was locked while the document was on its way shows nobody, and ends the session',
  { defences: ['asks-at-the-start'], timeoutMs: 90_000 },
  async () => {
    const id = await show();
    await untilLoadedAnew(desk.panel, () => switchScreenSaver(display(), 'activate'));
    await locks();
    // As if nobody had been there to hear it.
    await desk.panel.evaluate(async () => {
      const area = Reflect.get(Reflect.get(window, 'chrome'), 'storage').session;
      await area.remove('isLocked');
    });
    const asked = desk.asked.length;
    await loadAnew(desk.panel);
    await locks();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(desk.asked).toHaveLength(asked);
    await unlock();
    await named().waitFor({ timeout: 20_000 });
    hangUp(id);
  },
);

for (const ending of ['the last conversation ends', 'the rep signs out'] as const) {
  attack(
    'C12',
    `after ${ending}, neither the panel nor the service worker holds a customer in memory`,
    { defences: ['reload-when-idle'], timeoutMs: 90_000 },
    async () => {
      const id = await show();
      expect(await heapHits(context(), desk.panel, canaries)).toContain(canaries[0]);
      if (ending === 'the rep signs out') {
        await desk.panel.getByRole('button', { name: 'More', exact: true }).click();
        await desk.panel.getByRole('menuitem', { name: 'Sign out' }).click();
        await desk.panel.getByRole('button', { name: 'Sign in' }).waitFor({ timeout: 20_000 });
      } else {
        hangUp(id);
        await named().waitFor({ state: 'detached', timeout: 20_000 });
      }
      await expect.poll(() => heapHits(context(), desk.panel, canaries), { timeout: 15_000 }).toEqual([]);
      expect(await workerHeapHits(context(), canaries)).toEqual([]);
    },
  );
}
