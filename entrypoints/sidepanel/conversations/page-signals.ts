import { z } from 'zod';
import { toConversationId } from '../../signals/conversation-id.ts';
import type { Signal, WhatIsShown } from '../../signals/messages.ts';
import { CONVERSATION_SHOWN, DESKTOP_LOADED, WHAT_IS_SHOWN } from '../../signals/messages.ts';
import type { Sender } from '../../signals/sender.ts';
import { isDesktop } from '../../signals/sender.ts';

const SOURCES = ['widget', 'hash', 'roster'] as const;
const signal = z.object({ conversationId: z.string().nullable(), by: z.enum(SOURCES) });
const shown = signal.extend({ type: z.literal(CONVERSATION_SHOWN) });
const loaded = z.object({ type: z.literal(DESKTOP_LOADED) });
const answer = z.object({ shown: z.array(signal) });

export type PageSignalsDependencies = {
  extensionId: string;
  windowId: () => Promise<number>;
  activeTabId: () => Promise<number | undefined>;
  ask: (tabId: number, question: WhatIsShown) => Promise<unknown>;
  onMessage: (listen: (message: unknown, sender: Sender) => void) => void;
  onTabActivated: (listen: (windowId: number) => void) => void;
};

/**
 * What the desktop of this panel's own window shows; every other sender, window and tab is not heard. Each new hearer
 * replaces the one before and is told at once what is shown now.
 */
export function createPageSignals(dependencies: PageSignalsDependencies) {
  let hear: (heard: readonly Signal[]) => void = () => undefined;
  const ownWindowId = dependencies.windowId();
  const isOurs = (sender: Sender, windowId: number) =>
    isDesktop(sender, dependencies.extensionId) && sender.tab?.windowId === windowId && sender.tab.active === true;

  async function take(message: unknown, sender: Sender): Promise<void> {
    const told = shown.safeParse(message);
    if (told.success && isOurs(sender, await ownWindowId)) hear([normalised(told.data)]);
  }
  /** What another desktop tab said before counts no more; a tab that is no desktop says nothing, so all stays. */
  async function ask(): Promise<void> {
    const tabId = await dependencies.activeTabId();
    const told = tabId === undefined ? null : await dependencies.ask(tabId, { type: WHAT_IS_SHOWN }).catch(() => null);
    const { data } = answer.safeParse(told);
    if (data === undefined) return;
    const said = data.shown.map(normalised);
    const silent = SOURCES.filter((source) => !said.some(({ by }) => by === source));
    hear([...silent.map((by) => ({ by, conversationId: null })), ...said]);
  }
  dependencies.onMessage((message, sender) => void take(message, sender));
  dependencies.onTabActivated((windowId) => {
    void ownWindowId.then((ownId) => (windowId === ownId ? ask() : undefined));
  });

  return (next: (heard: readonly Signal[]) => void): void => {
    hear = next;
    void ask();
  };
}

export function isDesktopLoaded(message: unknown, sender: Sender, extensionId: string): boolean {
  return loaded.safeParse(message).success && isDesktop(sender, extensionId);
}

function normalised({ conversationId, by }: Signal): Signal {
  return { conversationId: toConversationId(conversationId), by };
}
