import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import type { StageBrowser } from '../../mocks/stage/browser.ts';
import { REGION_DOMAIN, REP, STRANGER, WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { openDesk } from '../../mocks/stage/rep-desk.ts';
import { seat, shareBench } from './desk.ts';
import { storedNames } from './extension-page.ts';
import { loadAnew } from './load-anew.ts';
import { choose, fromMenu, isQuiet, says } from './panel.ts';

const LOGIN = `https://login.${REGION_DOMAIN}/`;

let browser: StageBrowser | undefined;
const bench = shareBench(async () => {
  await browser?.close();
  bench().stage.genesys.control.reset();
});

/** The panel beside a desktop nobody has logged in to; its service is chosen. */
async function panelOfStranger(): Promise<Page> {
  browser = await bench().launch();
  const desktop = await browser.context.newPage();
  await desktop.goto(`https://apps.${REGION_DOMAIN}/directory/`);
  const panel = await browser.openPanel(desktop);
  await choose(panel, WORKER_ORIGIN);
  return panel;
}

/** The panel beside a desktop this user has logged in to. */
async function panelBeside(user: GenesysUser): Promise<Page> {
  browser = await bench().launch();
  const { panel } = await openDesk(browser, user);
  await choose(panel, WORKER_ORIGIN);
  return panel;
}

async function loginWindow(panel: Page): Promise<Page> {
  const opens = panel.context().waitForEvent('page', { predicate: (page) => page.url().startsWith(LOGIN) });
  await choose(panel, 'Sign in');
  return await opens;
}

async function logIn(page: Page, password = REP.password): Promise<void> {
  await page.getByLabel('Email').fill(REP.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

const callsTo = (method: string, path: string) =>
  bench()
    .stage.genesys.control.calls()
    .filter((call) => call.method === method && call.path.startsWith(path));

it('signs a person in through the login window of Genesys', async () => {
  const panel = await panelOfStranger();
  const window = await loginWindow(panel);
  await logIn(window);
  await isQuiet(panel);
  expect(window.isClosed()).toBe(true);
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  await panel.getByRole('menuitem', { name: `Sign out ${REP.name}` }).waitFor();
  expect(callsTo('POST', '/oauth/token')).toHaveLength(1);
});

it('opens no window before the person asks for it', async () => {
  const panel = await panelOfStranger();
  await panel.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(
    panel
      .context()
      .pages()
      .filter((page) => page.url().includes('chromiumapp.org')),
  ).toEqual([]);
  expect(await panel.getByRole('alert').count()).toBe(0);
  expect(callsTo('POST', '/oauth/token')).toHaveLength(0);
});

it('stays at the login window after a wrong password, and lets the right one in', async () => {
  const panel = await panelOfStranger();
  const window = await loginWindow(panel);
  await logIn(window, 'not the password');
  await says(window, 'The email or password is not right.');
  await says(panel, 'finish signing in there');
  await logIn(window);
  await isQuiet(panel);
});

it('says that the login window was closed, and offers to sign in again', async () => {
  const panel = await panelOfStranger();
  const window = await loginWindow(panel);
  await window.close();
  expect(await panel.getByRole('alert').textContent()).toMatch(/window was closed/u);
  await logIn(await loginWindow(panel));
  await isQuiet(panel);
});

it('signs in without a window where the desktop is logged in', async () => {
  const panel = await panelBeside(REP);
  await isQuiet(panel);
  expect(
    panel
      .context()
      .pages()
      .filter((page) => page.url().startsWith(LOGIN)),
  ).toEqual([]);
});

it('tells a user whose role is not mapped at once, with what to do, and asks for no sign-in first', async () => {
  const panel = await panelBeside(STRANGER);
  await panel.getByRole('heading', { name: 'You have no access to this panel' }).waitFor();
  await says(panel, 'Ask your team leader or administrator for the role');
  await choose(panel, 'Try again');
  await panel.getByRole('heading', { name: 'You have no access to this panel' }).waitFor();
});

it('ends the sign-in at Genesys, and stays signed out over a reload until a click', async () => {
  browser = await bench().launch();
  const { panel } = await seat(browser);
  const tokens = callsTo('POST', '/oauth/token').length;
  await fromMenu(panel, /^Sign out/u);
  await panel.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(callsTo('DELETE', '/api/v2/tokens/me')).toHaveLength(1);

  await loadAnew(panel);
  await panel.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(callsTo('POST', '/oauth/token')).toHaveLength(tokens);

  await choose(panel, 'Sign in');
  await isQuiet(panel);
});

it('leaves nothing of a signed-in rep behind in the browser but the sealed session and its key', async () => {
  const panel = await panelBeside(REP);
  await isQuiet(panel);
  expect(await storedNames(panel)).toEqual({
    local: ['chosenWorker'],
    session: expect.arrayContaining(['session']),
    page: 0,
    databases: ['proof-keys'],
  });
});
