import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

export interface HttpsRequest {
  port: number;
  /** Host name the server is asked for; the connection itself stays on this machine. */
  host: string;
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
  ca: string;
}

/** One request to a server of the stage, by its production host name and certificate. */
export function httpsRequest(options: HttpsRequest, signal?: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const outgoing = request(
    {
      host: '127.0.0.1',
      port: options.port,
      servername: options.host,
      ca: options.ca,
      method: options.method,
      path: options.path,
      headers: { host: options.host, ...options.headers },
      ...(signal ? { signal } : {}),
    },
    resolve,
  );
  outgoing.once('error', reject);
  outgoing.end(options.body);
  return promise;
}

export async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
