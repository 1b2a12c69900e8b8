import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** One pack that went through the front, once it has ended. */
export interface PackExchange {
  request: string;
  status: number;
  answer: string;
}

export interface TlsFront {
  port: number;
  /** Told of every pack; the browser's own log cannot read a streamed body. */
  onPack: (listener: (exchange: PackExchange) => void) => void;
  /** Lets so many frames of the next pack through and holds the others back; calling the answer breaks its connection. */
  holdNextPack: (afterFrames: number) => () => void;
  /** Answers packs in the worker's place until null is given, as a hostile worker would. */
  usurpPacks: (usurper: ((outgoing: ServerResponse) => void) | null) => void;
  /** Connections and requests so far, of whatever kind: neither grows while a panel calls nobody. */
  traffic: () => { connections: number; requests: number };
  close: () => Promise<void>;
}

/** Terminates TLS for the worker's host, as the platform's load balancer does in production; streams both ways. */
export async function startTlsFront(tls: { key: string; cert: string }, workerPort: number): Promise<TlsFront> {
  const connections = new Set<Socket>();
  const traffic = { connections: 0, requests: 0 };
  const listeners: ((exchange: PackExchange) => void)[] = [];
  const holds: Hold[] = [];
  let usurper: ((outgoing: ServerResponse) => void) | null = null;
  const server = createServer(tls, (incoming, outgoing) => {
    traffic.requests += 1;
    if (usurper !== null && isPack(incoming)) {
      incoming.resume();
      usurper(outgoing);
      return;
    }
    const options = {
      port: workerPort,
      host: '127.0.0.1',
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    };
    const asked = textOf(incoming);
    const onward = forward(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      passAnswer(answer, outgoing, isPack(incoming) ? holds.shift() : undefined);
      if (isPack(incoming)) {
        void overhear(asked, answer).then((exchange) => listeners.map((listener) => listener(exchange)));
      }
      answer.once('error', () => outgoing.destroy());
    });
    onward.once('error', () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    traffic.connections += 1;
    socket.once('close', () => connections.delete(socket));
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    onPack: (listener) => void listeners.push(listener),
    holdNextPack: (afterFrames) => {
      const cut = Promise.withResolvers<void>();
      holds.push({ afterFrames, cut: cut.promise });
      return cut.resolve;
    },
    usurpPacks: (next) => {
      usurper = next;
    },
    port: (server.address() as AddressInfo).port,
    traffic: () => ({ ...traffic }),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of connections) socket.destroy();
      await closed;
    },
  };
}

const isPack = ({ url, method }: IncomingMessage) => url === '/v1/packs' && method === 'POST';

interface Hold {
  afterFrames: number;
  cut: Promise<void>;
}

function passAnswer(answer: IncomingMessage, outgoing: ServerResponse, hold: Hold | undefined): void {
  if (hold === undefined) {
    answer.pipe(outgoing);
    return;
  }
  void hold.cut.then(() => outgoing.destroy());
  let left = hold.afterFrames;
  answer.on('data', (chunk: Buffer) => {
    let rest = chunk;
    while (left > 0 && rest.length > 0) {
      const end = rest.indexOf('\n') + 1 || rest.length;
      outgoing.write(rest.subarray(0, end));
      if (rest.at(end - 1) === 10) left -= 1;
      rest = rest.subarray(end);
    }
  });
}

async function overhear(asked: Promise<string>, answer: IncomingMessage): Promise<PackExchange> {
  const [request, text] = await Promise.all([asked, textOf(answer)]);
  return { request, status: answer.statusCode ?? 0, answer: text };
}

/** What was read before a connection broke counts too. */
function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => message.once('close', () => resolve(Buffer.concat(chunks).toString('utf8'))));
}
