import { FIRST_CLICK, OPENS_ON_FIRST_CLICK } from '../signals/messages.ts';
import type { Sender } from '../signals/sender.ts';
import { isDesktop } from '../signals/sender.ts';

export type FirstClickDependencies = {
  extensionId: string;
  open: (tabId: number) => void;
  isWanted: () => Promise<boolean>;
  /** The desktop said anything else. */
  onOther: () => void;
};

/** Answers the desktop whether to listen for the rep's first click, and opens the panel at it. */
export function createFirstClick({ extensionId, open, isWanted, onOther }: FirstClickDependencies) {
  return (message: unknown, sender: Sender, respond: (isWanted: boolean) => void): true | undefined => {
    if (!isDesktop(sender, extensionId)) return undefined;
    // At once: whatever is waited for here, the browser takes for the end of the click.
    if (isOf(message, FIRST_CLICK) && sender.tab?.id !== undefined) open(sender.tab.id);
    else if (isOf(message, OPENS_ON_FIRST_CLICK)) {
      void isWanted().then(respond, () => respond(false));
      return true;
    } else onOther();
    return undefined;
  };
}

function isOf(message: unknown, type: string): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}
