import type { Page } from 'playwright-core';

/** What stood on screen in one frame of the browser. */
export interface DrawnState {
  areAlertsBusy: boolean;
  isCheckingSaid: boolean;
  /** Sections and places beside the alerts that show something. */
  drawn: string[];
}

export interface OrderWatch {
  /** Each state once, in the order it was seen. */
  stop: () => Promise<{ states: DrawnState[] }>;
}

/** Looks at every frame of the panel until stopped. */
export async function watchOrder(panel: Page): Promise<OrderWatch> {
  const handle = await panel.evaluateHandle(() => {
    const seen: DrawnState[] = [];
    let isOver = false;
    const isBusy = (element: Element) => element.getAttribute('aria-busy') === 'true';
    const nameOf = (element: Element) => element.getAttribute('data-section') ?? element.className;
    const stateBeside = (alerts: Element): DrawnState => ({
      areAlertsBusy: isBusy(alerts),
      isCheckingSaid: alerts.textContent?.includes('Checking restrictions') ?? false,
      drawn: [...document.querySelectorAll('[data-section], .place-cautions, .place-since, .place-tiles')]
        .filter((each) => !isBusy(each))
        .map(nameOf),
    });
    const remember = (state: DrawnState) => {
      if (JSON.stringify(seen.at(-1)) !== JSON.stringify(state)) seen.push(state);
    };
    const look = () => {
      const alerts = document.querySelector('article.pack .place-alerts');
      if (alerts) remember(stateBeside(alerts));
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      stop: () => {
        isOver = true;
        return seen;
      },
    };
  });
  return { stop: async () => ({ states: await handle.evaluate((sampler) => sampler.stop()) }) };
}
