import type { Page } from 'playwright-core';

/** Words that give a customer away, by the medium of the conversation they belong to. */
export type Canaries = Record<string, string[]>;

export interface ScreenWatch {
  stop: () => Promise<ScreenRecord>;
}

export interface ScreenRecord {
  frameCount: number;
  /** Media of the tabs that were chosen, in the order they came to the fore. */
  chosen: string[];
  /** Frames with words of one customer under the tab of another, as sentences. */
  mixed: string[];
}

/** Looks at every frame of the panel until stopped: which tab is chosen, and whose words stand beneath it. */
export async function watchScreen(panel: Page, canaries: Canaries): Promise<ScreenWatch> {
  const handle = await panel.evaluateHandle((wordsOf) => {
    const record: ScreenRecord = { frameCount: 0, chosen: [], mixed: [] };
    let isOver = false;
    const chosenMedium = () =>
      document.querySelector('[role=tab][aria-selected=true] .media')?.textContent?.split(',')[0] ?? 'none';
    const foreignWords = (medium: string, text: string) =>
      Object.entries(wordsOf)
        .filter(([owner]) => owner !== medium)
        .flatMap(([, words]) => words.filter((word) => text.includes(word)));
    const look = () => {
      const medium = chosenMedium();
      const view = document.querySelector('#conversation-view')?.outerHTML ?? '';
      record.frameCount += 1;
      if (record.chosen.at(-1) !== medium) record.chosen.push(medium);
      const foreign = foreignWords(medium, view);
      if (foreign.length > 0) record.mixed.push(`${foreign.join(', ')} under ${medium}`);
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      stop: () => {
        isOver = true;
        return record;
      },
    };
  }, canaries);
  return { stop: () => handle.evaluate((sampler) => sampler.stop()) };
}
