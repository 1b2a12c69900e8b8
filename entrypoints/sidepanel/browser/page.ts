import { browser } from 'wxt/browser';
import type { Signal } from '../../signals/messages.ts';
import { createPageSignals, isDesktopLoaded } from '../conversations/page-signals.ts';

/** The desktop tabs of this panel's own window. */
export function hearDesktop(): (hear: (heard: readonly Signal[]) => void) => void {
  return createPageSignals({
    extensionId: browser.runtime.id,
    windowId: async () => (await browser.windows.getCurrent()).id ?? -1,
    activeTabId: async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id,
    ask: (tabId, question) => browser.tabs.sendMessage(tabId, question),
    onMessage: (listen) => browser.runtime.onMessage.addListener((message, sender) => listen(message, sender)),
    onTabActivated: (listen) => browser.tabs.onActivated.addListener(({ windowId }) => listen(windowId)),
  });
}

/** A desktop page of any window started: whoever uses this browser may be somebody else now. */
export function onDesktopLoaded(listen: () => void): void {
  browser.runtime.onMessage.addListener((message, sender) => {
    if (isDesktopLoaded(message, sender, browser.runtime.id)) listen();
  });
}
