import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { DESKTOP_MATCHES } from '../build/desktop-matches.ts';
import { WORKER_HOSTS } from '../build/worker-hosts.ts';
import type { AboutFirstClick, ConversationShown, DesktopLoaded, ShownNow } from '../signals/messages.ts';
import {
  CONVERSATION_SHOWN,
  DESKTOP_LOADED,
  FIRST_CLICK,
  OPENS_ON_FIRST_CLICK,
  WHAT_IS_SHOWN,
} from '../signals/messages.ts';
import { conversationInRoster } from './conversation-in-roster.ts';
import { conversationInUrl } from './conversation-in-url.ts';
import { conversationInWidget } from './conversation-in-widget.ts';
import { openOnFirstClick } from './open-on-first-click.ts';
import { createSignals } from './signals.ts';

const ROSTER_SETTLE_MS = 60;

export default defineContentScript({
  matches: DESKTOP_MATCHES,
  runAt: 'document_start',
  main(ctx) {
    void tell({ type: DESKTOP_LOADED });
    void tell({ type: OPENS_ON_FIRST_CLICK }).then((isWanted) => {
      if (isWanted === true) openOnFirstClick(window, () => void tell({ type: FIRST_CLICK }), ctx.signal);
    });
    const signals = createSignals((signal) => void tell({ type: CONVERSATION_SHOWN, ...signal }));

    signals.read('hash', conversationInUrl(location.href));
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) =>
      signals.read('hash', conversationInUrl(newUrl.href)),
    );
    ctx.addEventListener(window, 'hashchange', () => signals.read('hash', conversationInUrl(location.href)));
    ctx.addEventListener(window, 'message', (message) => {
      const id = conversationInWidget(message, WORKER_HOSTS);
      if (id !== null) signals.read('widget', id);
    });

    let isRosterDue = false;
    const readRoster = () => {
      isRosterDue = false;
      signals.read('roster', conversationInRoster(document));
    };
    const roster = new MutationObserver(() => {
      if (isRosterDue) return;
      isRosterDue = true;
      ctx.setTimeout(readRoster, ROSTER_SETTLE_MS);
    });
    roster.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });

    const answer = (message: unknown, _sender: unknown, respond: (shown: ShownNow) => void): undefined => {
      if (isQuestion(message)) respond({ shown: signals.now() });
    };
    browser.runtime.onMessage.addListener(answer);
    ctx.onInvalidated(() => roster.disconnect());
  },
});

function isQuestion(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === WHAT_IS_SHOWN;
}

async function tell(message: ConversationShown | DesktopLoaded | AboutFirstClick): Promise<unknown> {
  // Nobody listens while the panel is closed; it asks for itself when it opens.
  return await browser.runtime.sendMessage(message).catch(() => undefined);
}
