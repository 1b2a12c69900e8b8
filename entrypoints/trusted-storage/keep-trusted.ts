import { browser } from 'wxt/browser';

/**
 * The disk is for the extension's own pages: a Genesys page that broke out into the world of the content script reads no
 * pin there and sets no policy. The browser forgets this when it is closed.
 */
export async function keepStorageTrusted(): Promise<void> {
  const { local, sync } = browser.storage;
  for (const area of [local, sync]) {
    // Older browsers guard the areas that were there from the beginning in other ways, or not at all.
    await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
  }
}
