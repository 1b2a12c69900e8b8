import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import { createServer, request as forward } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from '../../../mocks/genesys/certificate.ts';

export interface OutboundCall {
  method: string;
  path: string;
  status: number;
  authorization: string | undefined;
}

/** Changes what Genesys answers on the way to the worker; undefined leaves an answer as it is. */
export type Bend = (
  path: string,
  body: unknown,
) => { status?: number; body?: unknown; headers?: Record<string, string> } | undefined;

/** Genesys as the worker reaches it: the real protocol of the mock, which a test may bend for a while. */
export interface GenesysFront {
  origin: string;
  calls: OutboundCall[];
  bend: (bend: Bend | null) => void;
  close: () => Promise<void>;
}

export async function startGenesysFront(tls: Certificate, genesysPort: number): Promise<GenesysFront> {
  const calls: OutboundCall[] = [];
  const sockets = new Set<Socket>();
  let bend: Bend | null = null;
  const server = createServer({ key: tls.key, cert: tls.cert }, (incoming, outgoing) => {
    const [path = ''] = (incoming.url ?? '').split('?');
    const onward = forward(
      {
        host: '127.0.0.1',
        port: genesysPort,
        servername: 'localhost',
        ca: tls.cert,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, host: 'localhost' },
      },
      (answer) => void pass(answer, outgoing, incoming, path),
    );
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  const pass = async (answer: IncomingMessage, outgoing: ServerResponse, incoming: IncomingMessage, path: string) => {
    const text = await textOf(answer);
    const bent = bend?.(path, json(text));
    const status = bent?.status ?? answer.statusCode ?? 502;
    calls.push({ method: incoming.method ?? '', path, status, authorization: incoming.headers.authorization });
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
    outgoing.writeHead(status, { ...headers, ...bent?.headers });
    outgoing.end(bent?.body === undefined ? text : JSON.stringify(bent.body));
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://localhost:${port}`,
    calls,
    bend: (next) => {
      bend = next;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
