import { CONVERSATION_ID_PATTERN, toConversationId } from '../signals/conversation-id.ts';

const SELECTED_CARDS = [
  '.left-chat-rail .interactions .interaction-group.is-selected',
  '.acd-interaction-card-v2.is-selected',
  '.acd-interaction-card.is-selected',
  '.interaction-group.is-selected',
];
const ID_ATTRIBUTES = ['data-conversation-id', 'data-conversationid', 'data-interaction-id', 'data-id'];
const ID_IN_CLASS = new RegExp(`^entity-id-(${CONVERSATION_ID_PATTERN})$`, 'iu');
const ID_IN_LINK = new RegExp(`/interactions/(${CONVERSATION_ID_PATTERN})(?:[/?]|$)`, 'iu');

/** Best first. There is no official DOM contract, so each is a hint that counts only among the rep's own conversations. */
const STRATEGIES: ((card: Element) => string | null)[] = [inAttributes, inClass, inLink];

/** The selected card of the roster. Reads attributes only, never text, and says nothing if two cards are selected. */
export function conversationInRoster(root: ParentNode): string | null {
  for (const selector of SELECTED_CARDS) {
    const cards = root.querySelectorAll(selector);
    const card = cards[0];
    if (card !== undefined && cards.length === 1) return conversationOfCard(card);
  }
  return null;
}

function conversationOfCard(card: Element): string | null {
  for (const strategy of STRATEGIES) {
    const id = strategy(card);
    if (id !== null) return id;
  }
  return null;
}

function inAttributes(card: Element): string | null {
  for (const attribute of ID_ATTRIBUTES) {
    const holder = card.hasAttribute(attribute) ? card : card.querySelector(`[${attribute}]`);
    const id = toConversationId(holder?.getAttribute(attribute));
    if (id !== null) return id;
  }
  return null;
}

function inClass(card: Element): string | null {
  for (const name of card.classList) {
    const id = ID_IN_CLASS.exec(name)?.[1];
    if (id !== undefined) return id.toLowerCase();
  }
  return null;
}

function inLink(card: Element): string | null {
  const href = card.querySelector('a[href*="/interactions/"]')?.getAttribute('href') ?? '';
  return ID_IN_LINK.exec(href)?.[1]?.toLowerCase() ?? null;
}
