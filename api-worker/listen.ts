import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const MAX_CONNECTIONS = 2_000;
const MAX_HEADER_BYTES = 16 * 1024;
const CHECK_EVERY_MS = 1_000;

export interface Listener {
  port: number;
  server: Server;
  /** Answers that are still being sent, streams included. */
  runningCount(): number;
}

type Answer = Parameters<typeof getRequestListener>[0];

/** Listens with limits against slow and idle connections; rejects if the port cannot be had. */
export async function listen(answer: Answer, host: string, port: number): Promise<Listener> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    getRequestListener(answer),
  );
  server.maxConnections = MAX_CONNECTIONS;
  let running = 0;
  server.prependListener('request', (_request, response) => {
    running += 1;
    response.once('close', () => {
      running -= 1;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('listening on no port');
  return { port: address.port, server, runningCount: () => running };
}
