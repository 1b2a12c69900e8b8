import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { z } from 'zod';

const jobsQuery = z.looseObject({
  query: z.string(),
  timeoutMs: z.number(),
  jobTimeoutMs: z.string().optional(),
  queryParameters: z.array(z.looseObject({ name: z.string() })).optional(),
});

export interface Received {
  method: string;
  path: string;
  /** Body of `POST /queries`; null for every other call. */
  body: z.infer<typeof jobsQuery> | null;
}

/** One scripted answer of the server. */
export type Reply = (response: ServerResponse) => void;

/** A server that speaks BigQuery's REST shapes and says what the test tells it; the last reply repeats. */
export async function startScriptedServer(...script: Reply[]) {
  const received: Received[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  let replies = [...script];
  const answer = (call: Received, response: ServerResponse) => {
    received.push(call);
    for (const each of waiting) if (received.length >= each.count) each.done();
    if (call.body === null) return sendJson(response, 200, {});
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    reply?.(response);
  };
  const server = createServer((request, response) => {
    read(request).then(
      (call) => answer(call, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = z.object({ port: z.number() }).parse(server.address());
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    received,
    queries: () => received.filter(({ body }) => body !== null),
    reply: (...next: Reply[]) => {
      replies = next;
    },
    /** Resolves when so many calls have come in. */
    hasReceived: (count: number) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, done: resolve });
      if (received.length >= count) resolve();
      return promise;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const method = request.method ?? '';
  const [path = ''] = (request.url ?? '').split('?');
  const isQuery = method === 'POST' && path.endsWith('/queries');
  return { method, path, body: isQuery ? jobsQuery.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))) : null };
}

function sendJson(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(body));
}

export interface Field {
  name: string;
  type: string;
  mode?: 'NULLABLE' | 'REPEATED';
  fields?: Field[];
}

export const SUBJECT_FIELD: Field = { name: 'subject_customer_id', type: 'STRING' };

/** A completed query; `extra` replaces top-level fields of the answer, `undefined` leaves one out. */
export const rows =
  (fields: Field[], cells: unknown[][], extra: object = {}): Reply =>
  (response) =>
    sendJson(response, 200, {
      kind: 'bigquery#queryResponse',
      queryId: 'job_x',
      location: 'EU',
      schema: { fields: fields.map((field) => ({ mode: 'NULLABLE', ...field })) },
      rows: cells.map((row) => ({ f: row.map((v) => ({ v })) })),
      totalRows: String(cells.length),
      jobComplete: true,
      cacheHit: false,
      totalBytesProcessed: '1024',
      totalBytesBilled: '10485760',
      totalSlotMs: '12',
      ...extra,
    });

export const noRows = rows([SUBJECT_FIELD], []);

/** BigQuery's error body. */
export const refusal =
  (status: number, reason: string, headers: Record<string, string> = {}): Reply =>
  (response) =>
    sendJson(
      response,
      status,
      { error: { code: status, message: 'canary', errors: [{ message: 'canary', domain: 'global', reason }] } },
      headers,
    );

export const unfinished =
  (jobId?: string): Reply =>
  (response) =>
    sendJson(response, 200, {
      kind: 'bigquery#queryResponse',
      jobComplete: false,
      ...(jobId ? { jobReference: { projectId: 'p', jobId, location: 'EU' } } : {}),
    });

export const silence: Reply = () => undefined;
export const reset: Reply = (response) => response.socket?.resetAndDestroy();
export const page: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html>a proxy says hello</html>');
};
export const json =
  (body: object): Reply =>
  (response) =>
    sendJson(response, 200, body);
