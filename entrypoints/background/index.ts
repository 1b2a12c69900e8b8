import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { keepStorageTrusted } from '../trusted-storage/keep-trusted.ts';
import { createFirstClick } from './first-click.ts';
import { opensOnFirstClick } from './opens-on-first-click.ts';
import { reinjectContentScripts } from './reinject.ts';
import { createUpdates } from './updates.ts';

const LOOK_AGAIN_MS = 1_000;

/** Opens the panel, mends open tabs and lets updates in. Holds nothing, so being stopped costs nothing. */
export default defineBackground(() => {
  browser.runtime.onStartup.addListener(() => void keepStorageTrusted());
  browser.runtime.onInstalled.addListener(() => {
    void keepStorageTrusted();
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    void reinjectContentScripts();
  });

  const updates = createUpdates({
    memory: browser.storage.session,
    panelCount: async () => (await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL', 'TAB'] })).length,
    reload: () => browser.runtime.reload(),
    pause: () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS)),
  });
  browser.runtime.onUpdateAvailable.addListener(() => void updates.onAvailable());
  // A browser that does not tell when a panel is closed is asked the next time a desktop says something.
  browser.sidePanel.onClosed?.addListener(() => void updates.applyIfUnseen());

  browser.runtime.onMessage.addListener(
    createFirstClick({
      extensionId: browser.runtime.id,
      open: (tabId) => void browser.sidePanel.open({ tabId }).catch(() => undefined),
      isWanted: () =>
        opensOnFirstClick({
          disk: browser.storage.local,
          readManaged: () => browser.storage.managed.get(),
          nextManagedChange,
          isAdministered: async () => (await browser.management.getSelf()).installType === 'admin',
        }),
      onOther: () => void updates.applyIfUnseen(),
    }),
  );
});

function nextManagedChange(): Promise<void> {
  return new Promise((resolve) => {
    browser.storage.onChanged.addListener(function hear(_changes, areaName) {
      if (areaName !== 'managed') return;
      browser.storage.onChanged.removeListener(hear);
      resolve();
    });
  });
}
