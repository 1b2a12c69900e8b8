import { browser } from 'wxt/browser';

/** Tabs opened before an install have no content script, and after an update a dead one. */
export async function reinjectContentScripts(): Promise<void> {
  for (const script of browser.runtime.getManifest().content_scripts ?? []) {
    const files = script.js ?? [];
    const tabs = await browser.tabs.query({ url: script.matches ?? [] });
    const injections = tabs.flatMap((tab) => (tab.id === undefined ? [] : [inject(tab.id, files)]));
    await Promise.all(injections);
  }
}

async function inject(tabId: number, files: string[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch {
    // A discarded tab, or one the administrator blocks: it gets the script when it is loaded again.
  }
}
