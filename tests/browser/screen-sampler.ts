import type { Page } from 'playwright-core';

/** Words that give a customer away, by the medium of the conversation they belong to. */
export type Canaries = Record<string, string[]>;

export interface ScreenWatch {
  stop: () => Promise<ScreenRecord>;
}

export interface ScreenRecord {
  frameCount: number;
  /** Media of the tabs that were chosen in any frame. */
  chosen: string[];
  /** Words seen under the tab they belong to. */
  own: string[];
  /** Words of one customer seen under the tab of another, as sentences. */
  mixed: string[];
}

interface Sighting {
  word: string;
  owner: string;
  under: string;
}

/** Looks at every frame of the panel until stopped: which tab is chosen, and whose words stand beneath it. */
export async function watchScreen(panel: Page, canaries: Canaries): Promise<ScreenWatch> {
  const words = Object.entries(canaries).flatMap(([owner, each]) => each.map((word) => ({ word, owner })));
  const handle = await panel.evaluateHandle((wanted) => {
    const sightings = new Map<string, Sighting>();
    const chosen = new Set<string>();
    let frameCount = 0;
    let isOver = false;
    const chosenMedium = () =>
      document.querySelector('[role=tab][aria-selected=true] .media')?.textContent?.split(',')[0] ?? 'none';
    const look = () => {
      const under = chosenMedium();
      const view = document.querySelector('#conversation-view')?.outerHTML ?? '';
      const found = wanted.filter(({ word }) => view.includes(word));
      for (const each of found) sightings.set(`${each.word} ${under}`, { ...each, under });
      chosen.add(under);
      frameCount += 1;
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      stop: () => {
        isOver = true;
        return { frameCount, chosen: [...chosen], sightings: [...sightings.values()] };
      },
    };
  }, words);
  return {
    stop: async () => {
      const { sightings, ...rest } = await handle.evaluate((sampler) => sampler.stop());
      const own = sightings.filter(({ owner, under }) => owner === under).map(({ word }) => word);
      const foreign = sightings.filter(({ owner, under }) => owner !== under);
      return { ...rest, own, mixed: foreign.map(({ word, under }) => `${word} under ${under}`) };
    },
  };
}
