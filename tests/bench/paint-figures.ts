import type { Page } from 'playwright-core';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { ring, sign } from '../../mocks/stage/arrivals.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { PackLog } from '../../mocks/stage/pack-log.ts';
import { openDesk, signInAtPanel } from '../../mocks/stage/rep-desk.ts';
import type { Theatre } from '../../mocks/stage/theatre.ts';
import { median } from './statistics.ts';

const PAINTS = 15;

export interface PaintFigures {
  paints: number;
  /** From the desktop showing the conversation to the customer's name painted, less the worker's answer time. */
  shownToPaintedMsMedian: number;
}

/** Shows conversations by the detail hash and waits, inside the panel, for the frame in which the name stands. */
export async function measurePaint({ stage, browser }: Theatre): Promise<PaintFigures> {
  const { desktop, panel } = await openDesk(browser, REP);
  const packs = new PackLog(stage.front);
  await signInAtPanel(panel);
  const own: number[] = [];
  for (let index = 0; index < PAINTS; index += 1) {
    const scenario = scenarioOf(index % 2 === 0 ? 'fraud-delay-builder' : 'healthy-grower');
    const id = ring(stage, REP, scenario);
    await sign(stage, id, scenario, 'verified');
    stage.genesys.control.answer(id);
    const painted = paintedAtMs(panel, scenario.customerName ?? '');
    const shownAtMs = await show(desktop, id);
    const elapsedMs = (await painted) - shownAtMs;
    const pack = await packs.find(id, () => true, 20_000);
    own.push(elapsedMs - pack.identityMs);
    stage.genesys.control.end(id);
    stage.genesys.control.completeWrapUp(id);
    await panel
      .getByText(/No conversation/u)
      .first()
      .waitFor();
  }
  return { paints: own.length, shownToPaintedMsMedian: Math.round(median(own)) };
}

/** Page and panel share one clock: time origin plus now. */
async function show(desktop: Page, conversationId: string): Promise<number> {
  return await desktop.evaluate((id) => {
    location.hash = `#/analytics/interactions/${id}/admin`;
    return performance.timeOrigin + performance.now();
  }, conversationId);
}

async function paintedAtMs(panel: Page, name: string): Promise<number> {
  return await panel.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const isThere = [...document.querySelectorAll('h1, h2')].some((heading) =>
            heading.textContent?.includes(wanted),
          );
          if (isThere) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    name,
  );
}
