import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../../api-worker/contract/conversations.ts';
import { createFeed } from '../../entrypoints/sidepanel/conversations/create-feed.ts';
import type { PushListener } from '../../entrypoints/sidepanel/conversations/create-push.ts';

const call: Conversation = {
  conversationId: '5E0B8D5C-5F0E-4D0A-9A43-0F5A3F4B6C11',
  media: 'call',
  direction: 'inbound',
  state: 'connected',
  startedAt: '2026-11-18T10:44:00Z',
};

function startFeed() {
  const answers: (Conversation[] | Error)[] = [];
  const lists: string[][] = [];
  const connections: string[] = [];
  const abort = new AbortController();
  let push: PushListener | undefined;
  createFeed(
    {
      listConversations: async () => {
        const answer = answers.shift() ?? [];
        if (answer instanceof Error) throw answer;
        return answer;
      },
      startPush: (listener) => {
        push = listener;
      },
    },
    {
      onList: (conversations) => lists.push(conversations.map(({ conversationId }) => conversationId)),
      onChanged: () => undefined,
      onSocket: () => undefined,
      onConnection: (connection) => connections.push(connection),
    },
    abort.signal,
  );
  return { answers, lists, connections, abort, push: () => push };
}

const settled = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the rep's conversations", () => {
  it('are asked for again soon when the list that an event called for could not be read', async () => {
    const feed = startFeed();
    feed.push()?.onConnected(true);
    await settled();
    feed.answers.push(new Error('busy'), [call]);
    feed.push()?.onEvent({ conversationId: call.conversationId, isChanged: false } as never);
    await settled();
    expect(feed.connections.at(-1)).toBe('lost');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(feed.lists.at(-1)).toEqual([call.conversationId.toLowerCase()]);
    expect(feed.connections.at(-1)).toBe('pushed');
    feed.abort.abort();
  });

  it('are asked for every ten seconds while nothing is pushed', async () => {
    const feed = startFeed();
    await settled();
    const before = feed.lists.length;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(feed.lists.length - before).toBe(3);
    feed.abort.abort();
  });

  it('are not asked for any more after the end', async () => {
    const feed = startFeed();
    await settled();
    feed.abort.abort();
    const before = feed.lists.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(feed.lists).toHaveLength(before);
  });
});
