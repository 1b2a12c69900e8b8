import type { BrowserContext, Page } from 'playwright-core';
import { EXTENSION_ID } from '../../mocks/stage/cast.ts';

/** The browser's own note that a request failed; what the panel makes of it is on screen. */
const FAILED_REQUEST = /^Failed to load resource/u;

/** Writes down console errors, refused policies and uncaught errors of the extension's own pages. */
export function hearComplaints(context: BrowserContext, complaints: string[]): void {
  const isOurs = (page: Page | null) => page?.url().startsWith(`chrome-extension://${EXTENSION_ID}/`) ?? false;
  context.on('console', (message) => {
    if (!isOurs(message.page()) || !['error', 'warning'].includes(message.type())) return;
    if (!FAILED_REQUEST.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (thrown) => {
    if (isOurs(thrown.page())) complaints.push(`uncaught: ${thrown.error().message}`);
  });
}
