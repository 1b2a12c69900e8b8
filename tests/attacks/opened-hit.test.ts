import { afterAll, beforeAll, expect } from 'vitest';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import { heapHits, workerHeapHits } from './frame/heap.ts';
import { SPECIALIST } from './frame/people.ts';
import { plantCanaries } from './frame/planted.ts';

let desk: AttackedDesk;
let canaries: string[];
beforeAll(async () => {
  desk = await openAttackedDesk(SPECIALIST);
  canaries = await plantCanaries(queryLogOf(desk.theatre.stage.bigQueryEndpoint));
});
afterAll(() => desk?.theatre.close());

const context = () => desk.theatre.browser.context;

attack(
  'C12',
  'a hit that is closed at a desk without a call leaves no customer in the memory of the panel or the service worker',
  { defences: ['reload-when-idle'], timeoutMs: 90_000 },
  async () => {
    const { panel } = desk;
    await panel.getByLabel('What to search for').fill('Northgate Builders');
    await panel.getByLabel('Why').selectOption({ index: 1 });
    await panel.getByRole('button', { name: 'Search', exact: true }).click();
    await panel.locator('.search-box .choice').first().click();
    await panel
      .getByText(canaries[0] ?? '')
      .first()
      .waitFor({ timeout: 20_000 });
    expect(await heapHits(context(), panel, canaries)).toContain(canaries[0]);
    const isLoadedAnew = panel.waitForEvent('load', { timeout: 20_000 });
    await panel.getByRole('button', { name: /Opened from search/u }).click();
    await isLoadedAnew;
    await expect.poll(() => heapHits(context(), panel, canaries), { timeout: 15_000 }).toEqual([]);
    expect(await workerHeapHits(context(), canaries)).toEqual([]);
  },
);
