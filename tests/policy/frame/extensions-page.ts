import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';

export interface Installed {
  version: string;
  isEnabled: boolean;
}

/** The page where a user looks after extensions: what it shows of ours, and what it lets a user do about it. */
export interface ExtensionsPage {
  /** Null where there is no such extension. */
  find: () => Promise<Installed | null>;
  /** Until it is as expected. */
  shows: (expected: Installed | null) => Promise<void>;
  /** What the button "Update" does. */
  update: () => Promise<void>;
  /** Both answer with the browser's own words where it refuses. */
  disable: () => Promise<string>;
  remove: () => Promise<string>;
  developerMode: () => Promise<{ isOn: boolean; isControlledByPolicy: boolean }>;
}

export async function openExtensionsPage(context: BrowserContext, id: string): Promise<ExtensionsPage> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  const find = () =>
    page.evaluate(async (extensionId) => {
      const found = await chrome.management.get(extensionId).catch(() => null);
      return found && { version: found.version, isEnabled: found.enabled };
    }, id);
  const refusal = (act: Promise<void>) => act.then(() => 'done').catch((error: Error) => error.message);
  return {
    find,
    shows: (expected) => expect.poll(find).toEqual(expected),
    update: () => page.evaluate(() => chrome.developerPrivate.autoUpdate()),
    disable: () => refusal(page.evaluate((extensionId) => chrome.management.setEnabled(extensionId, false), id)),
    developerMode: () =>
      page.evaluate(async () => {
        const profile = await chrome.developerPrivate.getProfileConfiguration();
        return { isOn: profile.inDeveloperMode, isControlledByPolicy: profile.isDeveloperModeControlledByPolicy };
      }),
    remove: () => refusal(page.evaluate((extensionId) => chrome.management.uninstall(extensionId), id)),
  };
}
