import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { StageBrowser } from '../../../mocks/stage/browser.ts';
import { REP } from '../../../mocks/stage/cast.ts';
import { openDesk } from '../../../mocks/stage/rep-desk.ts';
import { queryLogOf } from '../../attacks/frame/big-query.ts';
import { filesHolding } from '../../attacks/frame/disk.ts';
import { plantCanaries } from '../../attacks/frame/planted.ts';
import { isQuiet } from '../../browser/panel.ts';
import type { Bench } from './bench.ts';

const WITHIN_MS = 20_000;
/** Who is on the line in these tests: a customer whose pack holds every planted word. */
const CUSTOMER = 'fraud-delay-builder';
/** Time enough for the browser to write down what a page keeps. */
const WRITTEN_MS = 7_000;

/** A desk with a pack on screen whose words stand nowhere else, and the profile folder they must never reach. */
export interface PackDesk {
  desktop: Page;
  panel: Page;
  canaries: string[];
  /** The panel anew, once it has gone. */
  reopen: () => Promise<Page>;
  /** Waits until every planted word is on screen. */
  showsAll: (panel: Page) => Promise<void>;
  /** No planted word in the profile, after time enough to write one. */
  leftNothing: () => Promise<void>;
}

export async function openPackDesk(bench: Bench, browser: StageBrowser, profile: string): Promise<PackDesk> {
  const canaries = await plantCanaries(queryLogOf(bench.stage.bigQueryEndpoint));
  const { desktop, panel } = await openDesk(browser, REP);
  await isQuiet(panel);
  await bench.ring(CUSTOMER);
  const showsAll = async (page: Page) => {
    for (const word of canaries) await page.getByText(word).first().waitFor({ state: 'attached', timeout: WITHIN_MS });
  };
  await showsAll(panel);
  return {
    ...{ desktop, panel, canaries, showsAll },
    reopen: () => browser.openPanel(desktop),
    leftNothing: async () => {
      await new Promise((resolve) => setTimeout(resolve, WRITTEN_MS));
      expect(filesHolding(profile, canaries)).toEqual([]);
    },
  };
}
