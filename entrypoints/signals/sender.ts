import { DESKTOP_ORIGINS } from '../build/desktop-matches.ts';

/** Who sent a message, as the browser says it. */
export type Sender = { id?: string; origin?: string; tab?: { id?: number; windowId?: number; active?: boolean } };

/** Our own content script in a Genesys desktop; nobody else is heard. */
export function isDesktop({ id, origin }: Sender, extensionId: string): boolean {
  return id === extensionId && DESKTOP_ORIGINS.includes(origin ?? '');
}
