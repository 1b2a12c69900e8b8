import type { Page } from 'playwright-core';

/** Everything above the fold that has a place of its own. */
export const PLACES = [
  '.top-bar',
  '.customer-bar',
  '.caller',
  '.place-alerts',
  '.place-cautions',
  '.place-since',
  '.place-tiles',
] as const;

export interface FoldRecord {
  frameCount: number;
  /** Positions in pixels each place stood at, in the order they were seen; more than one means that it moved. */
  tops: Record<string, number[]>;
}

export interface FoldWatch {
  stop: () => Promise<FoldRecord>;
}

/**
 * Looks at every frame of a verified customer's pack: down to the alerts from the first one, further down from the one
 * in which the alerts stand there, or anything else does. Until then what is further down is empty.
 */
export async function watchFold(panel: Page): Promise<FoldWatch> {
  const handle = await panel.evaluateHandle((places) => {
    const record: FoldRecord = { frameCount: 0, tops: {} };
    let isOver = false;
    let isDrawn = false;
    const downToAlerts = places.slice(0, places.indexOf('.place-alerts') + 1);
    const inPack = (selector: string) => document.querySelector(`article.pack:not(.pack-held) ${selector}`);
    const lookAt = (place: string) => {
      const top = document.querySelector(place)?.getBoundingClientRect().top ?? Number.NaN;
      record.tops[place] ??= [];
      if (!Object.is(record.tops[place].at(-1), top)) record.tops[place].push(top);
    };
    const lookAtPack = () => {
      isDrawn ||= inPack('.place[aria-busy=false]') !== null;
      record.frameCount += 1;
      for (const place of isDrawn ? places : downToAlerts) lookAt(place);
    };
    const look = () => {
      if (inPack('.place-alerts')) lookAtPack();
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      stop: () => {
        isOver = true;
        return record;
      },
    };
  }, PLACES);
  return { stop: () => handle.evaluate((sampler) => sampler.stop()) };
}
