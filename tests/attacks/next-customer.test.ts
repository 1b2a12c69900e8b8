import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { attack } from './frame/attack.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import type { Region } from './frame/film.ts';
import { film, inkOf, likeness } from './frame/film.ts';
import { pictureOf } from './frame/png.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk();
});
afterAll(() => desk?.theatre.close());

const nameOf = (key: string) => scenarioOf(key).customerName ?? '';
const FIRST = 'fraud-delay-builder';
const WAITING = 'healthy-grower';
const NEXT = 'hk-trader';
/** Of the first customer: its name and its people, as the pack shows them. */
const OF_FIRST = ['Northgate', 'Raman', 'CMP-20419'];

/** The name stands in the upper part of the panel. */
const UPPER_ROWS = 240;

/** Two names share some strokes; a name shares nearly all with itself. */
const ALIKE = 0.7;

const heading = () => desk.panel.locator('#conversation-view h1').first();
const isNamed = (key: string) =>
  heading()
    .filter({ hasText: nameOf(key) })
    .waitFor({ timeout: 20_000 });

async function regionOfName(): Promise<Region> {
  const box = await heading().boundingBox();
  if (box === null) throw new Error('no name is shown');
  return box;
}

/** Looks at the whole document in every frame; answers the words of the first customer that came back once gone. */
async function watchWords(): Promise<() => Promise<{ frameCount: number; seen: string[] }>> {
  const handle = await desk.panel.evaluateHandle((words) => {
    const frames: string[][] = [];
    const look = () => {
      const text = document.documentElement.outerHTML;
      frames.push(words.filter((word) => text.includes(word)));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      result: () => {
        const sinceGone = frames.slice(frames.findIndex((found) => found.length === 0));
        return { frameCount: sinceGone.length, seen: [...new Set(sinceGone.flat())] };
      },
    };
  }, OF_FIRST);
  return () => handle.evaluate((watch) => watch.result());
}

/** With a chat waiting the document stays; without one it is loaded anew in between. */
for (const isOneWaiting of [false, true]) {
  attack(
    'C16',
    `when a conversation ends${isOneWaiting ? ' while another waits' : ''}, no frame of what comes next shows anything of it`,
    { defences: isOneWaiting ? ['no-ghost'] : ['wiped-at-end'], timeoutMs: 90_000 },
    async () => {
      const waiting = isOneWaiting ? await desk.show(WAITING) : null;
      if (waiting !== null) await isNamed(WAITING);
      const first = await desk.show(FIRST);
      await isNamed(FIRST);
      await desk.panel.getByText('CMP-20419').first().waitFor({ state: 'attached', timeout: 20_000 });
      const region = await regionOfName();
      const own = inkOf(pictureOf(await desk.panel.screenshot(), UPPER_ROWS), region);
      expect(own.size).toBeGreaterThan(200);

      if (waiting === null) await desk.endLast(first);
      const words = await watchWords();
      const stop = await film(desk.theatre.browser.context, desk.panel, UPPER_ROWS);
      if (waiting !== null) {
        desk.hangUp(first);
        await heading()
          .filter({ hasText: nameOf(FIRST) })
          .waitFor({ state: 'detached', timeout: 20_000 });
        await isNamed(WAITING);
      }
      const next = await desk.show(NEXT);
      await isNamed(NEXT);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const pictures = await stop();
      const { frameCount, seen } = await words();
      expect(frameCount).toBeGreaterThan(20);
      expect(seen).toEqual([]);
      expect(pictures.length).toBeGreaterThan(3);
      const alike = pictures.map((picture) => likeness(own, inkOf(picture, region)));
      const isGoneFrom = alike.findIndex((share) => share < ALIKE);
      expect(alike.slice(isGoneFrom).filter((share) => share >= ALIKE)).toEqual([]);

      // The same eye knows the name again where it does stand.
      if (waiting === null) await desk.endLast(next);
      else desk.hangUp(next);
      const again = await desk.show(FIRST);
      await isNamed(FIRST);
      expect(
        likeness(own, inkOf(pictureOf(await desk.panel.screenshot(), UPPER_ROWS), await regionOfName())),
      ).toBeGreaterThan(0.9);
      if (waiting !== null) desk.hangUp(waiting);
      await desk.endLast(again);
    },
  );
}
