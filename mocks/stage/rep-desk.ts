import type { Page } from 'playwright-core';
import type { GenesysUser } from '../genesys/options.ts';
import type { StageBrowser } from './browser.ts';
import { REGION_DOMAIN, WORKER_ORIGIN } from './cast.ts';

const STEP_MS = 20_000;

/** The rep's browser window: the Genesys desktop and the panel beside it. */
export interface RepDesk {
  desktop: Page;
  panel: Page;
}

/** Opens the desktop, logs in as a person would, and opens the panel beside it. */
export async function openDesk(browser: StageBrowser, user: GenesysUser): Promise<RepDesk> {
  const desktop =
    browser.context.pages().find((page) => page.url() === 'about:blank') ?? (await browser.context.newPage());
  await desktop.goto(`https://apps.${REGION_DOMAIN}/directory/`);
  await logIn(desktop, user);
  await desktop.waitForURL(/\/directory\//u, { timeout: STEP_MS });
  const panel = await browser.openPanel(desktop);
  return { desktop, panel };
}

async function logIn(page: Page, user: GenesysUser): Promise<void> {
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** First start without a policy: choose the service; where the desktop's login does not answer silently, sign in by a click. */
export async function signInAtPanel(panel: Page): Promise<void> {
  const host = panel.getByRole('button', { name: WORKER_ORIGIN });
  const signIn = panel.getByRole('button', { name: 'Sign in' });
  const ready = panel.locator('#conversation-view');
  await host.or(signIn).or(ready).first().waitFor({ timeout: STEP_MS });
  if (await host.isVisible()) await host.click();
  await signIn.or(ready).first().waitFor({ timeout: STEP_MS });
  if (await signIn.isVisible()) await signIn.click();
  await ready.waitFor({ timeout: STEP_MS });
}
