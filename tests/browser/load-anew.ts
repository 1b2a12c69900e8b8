import type { Page } from 'playwright-core';

/** What the browser answers when the document has just begun to load itself anew. */
const ON_ITS_WAY = /Not attached to an active page|net::ERR_ABORTED/u;
const ATTEMPTS = 5;

/**
 * Loads a panel anew. After a lock, a last conversation or a change of settings it does so by itself, and the browser
 * refuses the second of two at once: it is asked again then.
 */
export async function loadAnew(panel: Page): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const refused = await panel.reload().then(
      () => undefined,
      (error: Error) => error,
    );
    if (!refused) return;
    if (!ON_ITS_WAY.test(refused.message) || attempt === ATTEMPTS) throw refused;
    await panel.waitForLoadState();
  }
}

/** Does what makes the panel load itself anew, and waits until it has: what stands there before is the old document. */
export async function untilLoadedAnew(panel: Page, act: () => unknown): Promise<void> {
  const isLoadedAnew = panel.waitForEvent('load', { timeout: 20_000 });
  await act();
  await isLoadedAnew;
}
