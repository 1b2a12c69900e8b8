/** Where a signal was read: the widget bridge, the address of a detail view, the selected card of the roster. */
export type SignalSource = 'widget' | 'hash' | 'roster';

/** `null`: this source no longer shows a conversation. */
export type Signal = { conversationId: string | null; by: SignalSource };

export const CONVERSATION_SHOWN = 'genesys-content-to-sidepanel/conversation-shown';
export type ConversationShown = Signal & { type: typeof CONVERSATION_SHOWN };

/** A desktop page started, perhaps after another user signed in. Names nobody: the panel asks Genesys itself. */
export const DESKTOP_LOADED = 'genesys-content-to-sidepanel/desktop-loaded';
export type DesktopLoaded = { type: typeof DESKTOP_LOADED };

/** Asked by each page as it loads; answered with true or false. */
export const OPENS_ON_FIRST_CLICK = 'genesys-content-to-background/opens-on-first-click';
/** The rep clicked, a moment ago: the panel is opened before anything else is done. */
export const FIRST_CLICK = 'genesys-content-to-background/first-click';
export type AboutFirstClick = { type: typeof OPENS_ON_FIRST_CLICK | typeof FIRST_CLICK };

export const WHAT_IS_SHOWN = 'sidepanel-to-genesys-content/what-is-shown';
export type WhatIsShown = { type: typeof WHAT_IS_SHOWN };
/** The content script's answer to `WhatIsShown`. */
export type ShownNow = { shown: Signal[] };

export const WIDGET_SHOWN = 'bcs-widget-to-genesys-content/conversation-shown';
