import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../mocks/bank/scenario.ts';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { sign } from '../../mocks/stage/arrivals.ts';
import { shareDesk } from './desk.ts';
import { PLACES, watchFold } from './fold-sampler.ts';
import { isHeld, showsWholePack } from './panel.ts';

/** What a rep sees without scrolling in the smallest panel: 765 px less the section rail and a margin. */
const FOLD_PX = 680;
const NAMED = [
  'healthy-grower',
  'fraud-delay-builder',
  'hk-trader',
  'sole-trader-support',
  'large-group',
  'court-order',
].map(scenarioOf);

const desk = shareDesk();

/** Where the lowest of these ends, in pixels from the top of the panel. */
async function lowestEnd(panel: Page, selector: string): Promise<number> {
  const ends = await panel
    .locator(selector)
    .evaluateAll((found) => found.map((each) => each.getBoundingClientRect().bottom));
  return Math.max(...ends);
}

async function ringWhole(scenario: Scenario): Promise<void> {
  await desk.bench.ring(scenario.key, { signedAs: 'verified' });
  await showsWholePack(desk.panel, scenario.customerName ?? '');
}

describe.each(NAMED)('$key at 360×765', (scenario) => {
  it('has switcher, name, caller, every STOP and CARE title and six tiles above the fold', async () => {
    const { panel } = desk;
    await ringWhole(scenario);
    expect(await panel.evaluate(() => [innerWidth, innerHeight, scrollY])).toEqual([360, 765, 0]);
    expect(await panel.locator('.place-tiles .tile').count()).toBe(6);
    const titles = await panel
      .locator('.first [data-class=STOP] .card-title, .first [data-class=CARE] .card-title')
      .count();
    expect(titles).toBe(scenario.expected.headlines.length);
    for (const selector of ['[role=tab]', '.customer-name', '.caller', '.first .card-title', '.place-tiles .tile'])
      if ((await panel.locator(selector).count()) > 0)
        expect(await lowestEnd(panel, selector), selector).toBeLessThanOrEqual(FOLD_PX);
    for (const title of await panel.locator('.first .card-title').all()) expect(await title.isVisible()).toBe(true);
  });

  it('moves nothing above the fold from the first frame to the last', async () => {
    const { bench, panel } = desk;
    const id = await bench.ring(scenario.key);
    await isHeld(panel, 'claimed');
    for (const query of ['journey', 'kpis', 'complaints']) await bench.faults.slowQuery(query, 700);
    const fold = await watchFold(panel);
    await sign(bench.stage, id, scenario, 'verified');
    await showsWholePack(panel, scenario.customerName ?? '');
    const { tops, frameCount } = await fold.stop();
    expect(frameCount).toBeGreaterThan(5);
    expect(Object.keys(tops)).toEqual([...PLACES]);
    expect(Object.entries(tops).filter(([, seen]) => seen.length > 1)).toEqual([]);
  });
});
