import { afterEach, describe, expect, test } from 'vitest';
import type { Channel } from '../../api-worker/contract/conversations.ts';
import type { Broadcast, Socket } from '../../entrypoints/sidepanel/conversations/create-push.ts';
import { createPush } from '../../entrypoints/sidepanel/conversations/create-push.ts';

const TOPIC = 'v2.users.me.conversations';
const CHANNEL: Channel = { connectUri: 'wss://streaming.euw2.pure.cloud/channels/1', topic: TOPIC, userId: 'me' };
const event = (id: string) =>
  JSON.stringify({
    topicName: TOPIC,
    eventBody: { id, participants: [{ userId: 'me', attributes: { BCIN: '4711-CANARY' } }] },
  });

const runs: AbortController[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.abort();
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Two panels of one browser: a shared lock and a shared channel between them. */
function createBrowser(channel: Channel = CHANNEL) {
  const listeners: ((message: unknown) => void)[] = [];
  const posted: unknown[] = [];
  const sockets: (Socket & { uri: string })[] = [];
  let holder: AbortSignal | null = null;
  const waiting: (() => void)[] = [];

  function openPanel() {
    const run = new AbortController();
    runs.push(run);
    const heard: string[] = [];
    let own: (message: unknown) => void = () => undefined;
    const broadcast: Broadcast = {
      post: (message) => {
        posted.push(message);
        for (const listen of listeners) if (listen !== own) listen(message);
      },
      onMessage: (listen) => {
        own = listen;
        listeners.push(listen);
      },
    };
    const becomeHolder = (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const take = () => {
          holder = signal;
          signal.addEventListener('abort', () => waiting.shift()?.());
          resolve();
        };
        if (holder === null || holder.aborted) take();
        else waiting.push(take);
      });
    const openSocket = (uri: string) => {
      const socket = { uri, close: () => undefined, onopen: null, onmessage: null, onclose: null, onerror: null };
      sockets.push(socket);
      return socket;
    };
    createPush(
      { openChannel: async () => channel, regionDomain: 'euw2.pure.cloud', openSocket, broadcast, becomeHolder },
      {
        onEvent: ({ conversationId }) => heard.push(conversationId),
        onConnected: (isConnected) => heard.push(isConnected ? 'connected' : 'lost'),
      },
      run.signal,
    );
    return { heard, close: () => run.abort() };
  }
  const say = (socket: Socket | undefined, data: string) => {
    socket?.onmessage?.call(socket as WebSocket, new MessageEvent('message', { data }));
  };
  const open = (socket: Socket | undefined) => socket?.onopen?.call(socket as WebSocket, new Event('open'));
  return { openPanel, sockets, posted, say, open };
}

describe('notifications', () => {
  test('come over one socket, and reach every panel of the browser', async () => {
    const { openPanel, sockets, say, open } = createBrowser();
    const first = openPanel();
    const second = openPanel();
    await settled();
    expect(sockets).toHaveLength(1);
    open(sockets[0]);
    say(sockets[0], event('a'));
    expect(first.heard).toEqual(['connected', 'a']);
    expect(second.heard).toEqual(['connected', 'a']);
  });

  test('leave nothing of the customer between the panels', async () => {
    const { openPanel, sockets, posted, say, open } = createBrowser();
    openPanel();
    await settled();
    open(sockets[0]);
    say(sockets[0], event('a'));
    expect(posted).toContainEqual({ event: { conversationId: 'a', myState: 'ringing', isChanged: true } });
    expect(JSON.stringify(posted)).not.toContain('CANARY');
  });

  test('are taken over by another panel when the holder closes', async () => {
    const { openPanel, sockets, open } = createBrowser();
    const first = openPanel();
    const second = openPanel();
    await settled();
    first.close();
    await settled();
    expect(sockets).toHaveLength(2);
    open(sockets[1]);
    expect(second.heard.at(-1)).toBe('connected');
  });

  test('tell a panel that opens later that the socket stands', async () => {
    const { openPanel, sockets, open } = createBrowser();
    openPanel();
    await settled();
    open(sockets[0]);
    expect(openPanel().heard).toEqual(['connected']);
  });

  test.each([
    ['wss://streaming.euw2.pure.cloud.evil.example/1'],
    ['wss://evil-euw2.pure.cloud/1'],
    ['ws://streaming.euw2.pure.cloud/1'],
    ['not an address'],
  ])('are never looked for outside the region: %s', async (connectUri) => {
    const { openPanel, sockets } = createBrowser({ ...CHANNEL, connectUri });
    const { heard } = openPanel();
    await settled();
    expect(sockets).toEqual([]);
    expect(heard).toEqual(['lost']);
  });
});
