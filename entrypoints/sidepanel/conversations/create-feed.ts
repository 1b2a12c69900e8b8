import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { ConversationEvent } from './conversation-event.ts';
import type { PushListener } from './create-push.ts';

export type FeedDependencies = {
  listConversations: () => Promise<Conversation[]>;
  startPush: (listener: PushListener, signal: AbortSignal) => void;
};

export type FeedListener = {
  onList: (conversations: Conversation[]) => void;
  /** Who the customer is may have changed. */
  onChanged: (conversationId: string) => void;
  /** There is a socket now. What would have been pushed before is lost, so anything may have changed meanwhile. */
  onSocket: () => void;
  onConnection: (connection: 'pushed' | 'polled' | 'lost') => void;
};

const POLL_MS = 10_000;
/** With a socket the poll only guards against a lost event. */
const GUARD_POLL_MS = 60_000;
/** An event whose list could not be read is not over: the next event may be minutes away. */
const RETRY_MS = 3_000;

/** The rep's active conversations, kept current by pushed events, or by asking every ten seconds without them. */
export function createFeed(dependencies: FeedDependencies, listener: FeedListener, signal: AbortSignal) {
  let isConnected = false;
  let isListing = false;
  let isListDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function list(): Promise<void> {
    if (isListing) {
      isListDue = true;
      return;
    }
    isListing = true;
    clearTimeout(timer);
    const isListed = await listOnce();
    isListing = false;
    if (signal.aborted) return;
    timer = setTimeout(() => void list(), pauseMs(isListed));
    if (!isListDue) return;
    isListDue = false;
    await list();
  }

  function pauseMs(isListed: boolean): number {
    if (!isListed) return RETRY_MS;
    return isConnected ? GUARD_POLL_MS : POLL_MS;
  }

  async function listOnce(): Promise<boolean> {
    try {
      const conversations = await dependencies.listConversations();
      if (signal.aborted) return true;
      listener.onConnection(isConnected ? 'pushed' : 'polled');
      listener.onList(conversations.map(inLowerCase));
      return true;
    } catch {
      if (!signal.aborted) listener.onConnection('lost');
      return false;
    }
  }

  const onEvent = (event: ConversationEvent) => {
    if (event.isChanged) listener.onChanged(event.conversationId);
    void list();
  };
  const onConnected = (next: boolean) => {
    if (next === isConnected) return;
    isConnected = next;
    if (next) listener.onSocket();
    void list();
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  dependencies.startPush({ onEvent, onConnected }, signal);
  void list();
  return { refresh: () => void list(), isConnected: () => isConnected };
}

function inLowerCase(conversation: Conversation): Conversation {
  return { ...conversation, conversationId: conversation.conversationId.toLowerCase() };
}
