import type { Page } from 'playwright-core';

interface StorageArea {
  get: () => Promise<Record<string, unknown>>;
  set: (items: Record<string, unknown>) => Promise<void>;
}

declare global {
  /** The little of the browser's extension interface that tests ask for inside the panel. */
  const chrome: {
    storage: { local: StorageArea; session: StorageArea; managed: StorageArea };
    runtime: {
      reload: () => void;
      getContexts: (filter: { contextTypes: string[] }) => Promise<unknown[]>;
      getManifest: () => { version: string };
      requestUpdateCheck: () => Promise<{ status: string; version?: string }>;
    };
    action: { getUserSettings: () => Promise<{ isOnToolbar: boolean }> };
    sidePanel: { getPanelBehavior: () => Promise<{ openPanelOnActionClick?: boolean }> };
    windows: { create: (options: { incognito: boolean }) => Promise<unknown> };
    management: {
      getSelf: () => Promise<{ installType: string; mayDisable: boolean }>;
      get: (id: string) => Promise<{ enabled: boolean; version: string; disabledReason?: string }>;
      setEnabled: (id: string, isEnabled: boolean) => Promise<void>;
      uninstall: (id: string) => Promise<void>;
      uninstallSelf: () => Promise<void>;
    };
    /** Of the page `chrome://extensions` alone. */
    developerPrivate: {
      autoUpdate: () => Promise<void>;
      updateExtensionConfiguration: (update: { extensionId: string; incognitoAccess: boolean }) => Promise<void>;
      getExtensionInfo: (id: string) => Promise<{ incognitoAccess: { isEnabled: boolean; isActive: boolean } }>;
      getProfileConfiguration: () => Promise<{ inDeveloperMode: boolean; isDeveloperModeControlledByPolicy: boolean }>;
    };
  };
}

/** What the extension keeps, by the names it keeps it under. */
export function storedNames(panel: Page) {
  return panel.evaluate(async () => ({
    local: Object.keys(await chrome.storage.local.get()),
    session: Object.keys(await chrome.storage.session.get()),
    page: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
}

/** The session at hand, as text. */
export function storedSession(panel: Page): Promise<string> {
  return panel.evaluate(async () => JSON.stringify((await chrome.storage.session.get()).session ?? null));
}

/** The pins on disk, as text. */
export function storedPins(panel: Page): Promise<string> {
  return panel.evaluate(async () => JSON.stringify((await chrome.storage.local.get()).pins ?? []));
}

export function openPanelCount(panel: Page): Promise<number> {
  return panel.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length);
}

/** As an update does: the old worker, panel and content scripts die, new ones come. Done when the new worker is there. */
export async function reloadExtension(panel: Page): Promise<void> {
  const isGone = panel.waitForEvent('close');
  const isBack = panel.context().waitForEvent('serviceworker');
  await panel.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
  await Promise.all([isGone, isBack]);
}
