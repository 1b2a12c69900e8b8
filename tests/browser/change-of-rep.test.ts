import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { OTHER_REP, REGION_DOMAIN, REP } from '../../mocks/stage/cast.ts';
import type { RepDesk } from '../../mocks/stage/rep-desk.ts';
import { seat, shareBench } from './desk.ts';
import { storedSession } from './extension-page.ts';
import { choose, isQuiet, showsWholePack, soon, wholeDocument } from './panel.ts';

const NAME = scenarioOf('fraud-delay-builder').customerName ?? '';

let browser: StageBrowser | undefined;
const bench = shareBench(async () => {
  await browser?.close();
  bench().hangUp();
  bench().stage.genesys.control.reset();
});

/** As a person on a shared workstation does: leaves the desktop, and the next one logs in to it. The panel stays open. */
async function changeRep({ desktop }: RepDesk, next: GenesysUser): Promise<void> {
  await desktop.context().clearCookies();
  await desktop.goto('about:blank');
  await desktop.goto(`https://apps.${REGION_DOMAIN}/directory/`);
  await desktop.getByLabel('Email').fill(next.email);
  await desktop.getByLabel('Password').fill(next.password);
  await desktop.getByRole('button', { name: 'Log in' }).click();
  await desktop.waitForURL(/\/directory\//u);
}

const repOf = async (panel: Page) => {
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  const name = await panel.getByRole('menuitem', { name: /^Sign out/u }).textContent();
  await panel.keyboard.press('Escape');
  return name;
};

it('is the next rep’s panel once the next rep has logged in at the desktop: without a pin of the one before', async () => {
  browser = await bench().launch();
  const desk = await seat(browser);
  await bench().ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(desk.panel, NAME);
  await choose(desk.panel, 'Pin this customer');
  await desk.panel.getByRole('button', { name: 'Unpin this customer' }).waitFor();
  bench().hangUp();
  await isQuiet(desk.panel);
  await desk.panel.getByRole('button', { name: `Remove pin ${NAME}` }).waitFor();

  await changeRep(desk, OTHER_REP);
  await soon(async () => expect(await storedSession(desk.panel)).toContain(OTHER_REP.name));
  await isQuiet(desk.panel);
  expect(await repOf(desk.panel)).toBe(`Sign out ${OTHER_REP.name}`);
  await soon(async () => expect(await wholeDocument(desk.panel)).not.toContain(NAME));
  // The session of the rep who left is dead at Genesys too.
  expect(
    bench()
      .stage.genesys.control.calls()
      .filter(({ method, path }) => method === 'DELETE' && path === '/api/v2/tokens/me'),
  ).toHaveLength(1);
});

it('keeps the rep and the pack when the same rep loads the desktop again in a call', async () => {
  browser = await bench().launch();
  const desk = await seat(browser, REP);
  await bench().ring('fraud-delay-builder', { signedAs: 'verified' });
  await showsWholePack(desk.panel, NAME);
  await desk.desktop.reload();
  const tokens = () =>
    bench()
      .stage.genesys.control.calls()
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/oauth/token')).length;
  await soon(() => expect(tokens()).toBe(2));
  await showsWholePack(desk.panel, NAME);
  expect(await repOf(desk.panel)).toBe(`Sign out ${REP.name}`);
});
