import type { Frame, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { OTHER_REP, REGION_DOMAIN, WIDGET_URL } from '../../mocks/stage/cast.ts';
import { shareDesk } from './desk.ts';
import { showsWholePack } from './panel.ts';

const BUILDER = scenarioOf('fraud-delay-builder').customerName ?? '';
const GROWER = scenarioOf('healthy-grower').customerName ?? '';
const SHOWN = 'bcs-widget-to-genesys-content/conversation-shown';

const desk = shareDesk();

const setHash = (page: Page, hash: string) =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

// No widget is deployed: what the tests make speak is all that speaks.
beforeAll(() => desk.bench.stage.genesys.control.useWidget(undefined));

/** Two live conversations, the builder's on screen by the rep's own choice. */
async function ringTwo(): Promise<{ builder: string; grower: string }> {
  const { bench, panel } = desk;
  const builder = await bench.ring('fraud-delay-builder', { signedAs: 'verified' });
  const grower = await bench.ring('healthy-grower', { media: 'chat', signedAs: 'verified' });
  await panel.getByRole('tab', { name: 'Call' }).click();
  await showsWholePack(panel, BUILDER);
  return { builder, grower };
}

it.each([
  (id: string) => `#/analytics/interactions/${id}/admin`,
  (id: string) => `#/engage/admin/interactions/${id}`,
  (id: string) => `#/analytics/interactions/${id.toUpperCase()}/admin?tab=details`,
])('follows the detail view %#', async (route) => {
  const { grower } = await ringTwo();
  await setHash(desk.desktop, route(grower));
  await showsWholePack(desk.panel, GROWER);
  await setHash(desk.desktop, '#/');
});

it('does not believe a page that says it is the widget', async () => {
  const { builder, grower } = await ringTwo();
  const forge = (target: Page | Frame) =>
    target.evaluate(([type, conversationId]) => window.top?.postMessage({ type, conversationId }, '*'), [
      SHOWN,
      grower,
    ] as const);
  await forge(desk.desktop);
  const stranger = await frameIn(desk.desktop, `https://login.${REGION_DOMAIN}/oauth/authorize`);
  await forge(stranger);
  await heardAll();
  await showsWholePack(desk.panel, BUILDER);

  // The same words from the worker's own page are believed, so the silence above was no deafness.
  await frameIn(
    desk.desktop,
    WIDGET_URL.replace('{{gcConversationId}}', grower).replace('{{gcHostOrigin}}', `https://apps.${REGION_DOMAIN}`),
  );
  await showsWholePack(desk.panel, GROWER);
  expect(builder).not.toBe(grower);
});

it('hears the tab in front and not one behind it', async () => {
  const { builder, grower } = await ringTwo();
  const { desktop, panel, browser } = desk;
  const second = await browser.context.newPage();
  await second.goto(`https://apps.${REGION_DOMAIN}/directory/#/analytics/interactions/${builder}/admin`);
  await second.bringToFront();
  await setHash(desktop, `#/analytics/interactions/${grower}/admin`);
  await heardAll();
  await showsWholePack(panel, BUILDER);
  await desktop.bringToFront();
  await showsWholePack(panel, GROWER);
  await second.close();
  await setHash(desktop, '#/');
});

it('shows nobody for a conversation that is not the rep’s own', async () => {
  const { bench, desktop, panel } = desk;
  const foreign = await bench.ring('hk-trader', { user: OTHER_REP, signedAs: 'verified' });
  const { grower } = await ringTwo();
  await setHash(desktop, `#/analytics/interactions/${foreign}/admin`);
  await heardAll();
  await showsWholePack(panel, BUILDER);
  expect(bench.packs.of(foreign)).toEqual([]);
  await setHash(desktop, `#/analytics/interactions/${grower}/admin`);
  await showsWholePack(panel, GROWER);
  await setHash(desktop, '#/');
});

async function frameIn(page: Page, url: string): Promise<Frame> {
  const element = await page.evaluateHandle((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    return new Promise<HTMLIFrameElement>((resolve) => frame.addEventListener('load', () => resolve(frame)));
  }, url);
  const frame = await element.asElement()?.contentFrame();
  if (!frame) throw new Error('the frame was not loaded');
  return frame;
}

/** A message sent after the others has come through, so they have been heard or not. */
async function heardAll(): Promise<void> {
  await desk.desktop.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.addEventListener('message', () => resolve(), { once: true });
        window.postMessage({ type: 'after-the-others' }, location.origin);
      }),
  );
  await desk.panel.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
