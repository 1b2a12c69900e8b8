import { z } from 'zod';
import type { Channel } from '../../../api-worker/contract/conversations.ts';
import { pause } from '../panel/pause.ts';
import type { ConversationEvent } from './conversation-event.ts';
import { conversationEvent, createEventParser } from './conversation-event.ts';

export type PushListener = { onEvent: (event: ConversationEvent) => void; onConnected: (isConnected: boolean) => void };

/** One socket, as little of it as is needed. */
export type Socket = Pick<WebSocket, 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'>;
/** Reaches the other panels of this browser, never this one. */
export type Broadcast = { post: (message: unknown) => void; onMessage: (listen: (message: unknown) => void) => void };

export type PushDependencies = {
  openChannel: () => Promise<Channel>;
  regionDomain: string;
  openSocket: (uri: string) => Socket;
  broadcast: Broadcast;
  /** Resolves when this panel is the one to hold the socket; the others wait here until it goes. */
  becomeHolder: (signal: AbortSignal) => Promise<void>;
};

const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
/** The service beats every 30 seconds. */
const SILENCE_MS = 75_000;
const MAX_EVENT_CHARACTERS = 1_000_000;

const relay = z.object({
  event: conversationEvent.optional(),
  isConnected: z.boolean().optional(),
  isAsking: z.boolean().optional(),
});
type Relayed = z.infer<typeof relay>;

/** One panel of the browser listens to Genesys and tells the others; what it tells is what its parser keeps. */
export function createPush(dependencies: PushDependencies, listener: PushListener, signal: AbortSignal): void {
  const { broadcast } = dependencies;
  let isHolder = false;
  let isConnected = false;
  const post = (message: Relayed) => broadcast.post(message);
  const setConnected = (next: boolean) => {
    isConnected = next;
    post({ isConnected });
    listener.onConnected(next);
  };
  const asHolder = ({ isAsking }: Relayed) => {
    if (isAsking) post({ isConnected });
  };
  const asListener = (relayed: Relayed) => {
    if (relayed.isConnected !== undefined) listener.onConnected(relayed.isConnected);
    if (relayed.event !== undefined) listener.onEvent(relayed.event);
  };

  broadcast.onMessage((message) => {
    const relayed = relay.safeParse(message);
    if (!relayed.success || signal.aborted) return;
    (isHolder ? asHolder : asListener)(relayed.data);
  });
  post({ isAsking: true });

  const onEvent = (event: ConversationEvent) => {
    post({ event });
    listener.onEvent(event);
  };
  void dependencies.becomeHolder(signal).then(
    () => {
      isHolder = true;
      void holdSocket(dependencies, { onEvent, onConnected: setConnected }, signal);
    },
    () => undefined,
  );
}

async function holdSocket(dependencies: PushDependencies, listener: PushListener, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const wasConnected = await connectOnce(dependencies, listener, signal);
    listener.onConnected(false);
    failures = wasConnected ? 0 : failures + 1;
    const backoffMs = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 30_000;
    await pause(backoffMs * (0.5 + Math.random() / 2), signal);
  }
}

/** Resolves when the connection is over: true if there was one. */
async function connectOnce(
  dependencies: PushDependencies,
  listener: PushListener,
  signal: AbortSignal,
): Promise<boolean> {
  const channel = await dependencies.openChannel().catch(() => null);
  if (channel === null || signal.aborted || !isOfRegion(channel.connectUri, dependencies.regionDomain)) return false;
  const parse = createEventParser(channel);
  const socket = dependencies.openSocket(channel.connectUri);
  return new Promise((resolve) => {
    let wasConnected = false;
    let timer = setTimeout(over, SILENCE_MS);
    function over(): void {
      clearTimeout(timer);
      socket.onclose = null;
      socket.close();
      resolve(wasConnected);
    }
    signal.addEventListener('abort', over, { once: true });
    socket.onopen = () => {
      wasConnected = true;
      listener.onConnected(true);
    };
    socket.onclose = over;
    socket.onerror = over;
    socket.onmessage = ({ data }: MessageEvent) => {
      clearTimeout(timer);
      timer = setTimeout(over, SILENCE_MS);
      const event = typeof data === 'string' && data.length <= MAX_EVENT_CHARACTERS ? parse(data) : null;
      if (event !== null) listener.onEvent(event);
    };
  });
}

function isOfRegion(uri: string, regionDomain: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'wss:' && hostname.endsWith(`.${regionDomain}`);
}
