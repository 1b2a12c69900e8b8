import { createInterface } from 'node:readline';
import type { KeyPair } from 'dpop';
import { generateKeyPair } from 'dpop';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { frame } from '../../api-worker/contract/frames.ts';
import type { Session } from '../../api-worker/contract/session.ts';
import { session } from '../../api-worker/contract/session.ts';
import type { GenesysUser } from '../genesys/options.ts';
import { WORKER_HOST } from './cast.ts';
import { httpsRequest, textOf } from './https-request.ts';
import { authorizeAt } from './log-in.ts';
import { provenHeaders } from './panel-headers.ts';
import type { Stage } from './stage.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A rep without a browser: the same PKCE, DPoP and wire as the panel, for tests and measurements. */
export interface RepClient {
  session: Session;
  keys: KeyPair;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Frames as they arrive; aborting closes the connection. */
  pack: (body: object, signal?: AbortSignal) => AsyncGenerator<Frame>;
}

export async function signIn(stage: Stage, user: GenesysUser): Promise<RepClient> {
  const keys = await generateKeyPair('ES256');
  const opened = await send(stage, keys, '/v1/session', await authorizeAt(stage, user));
  const text = await textOf(opened);
  if (opened.statusCode !== 200) throw new Error(`sign-in was refused: ${opened.statusCode} ${text}`);
  const signedIn = session.parse(JSON.parse(text));
  return {
    session: signedIn,
    keys,
    post: async (path, body, headers) => {
      const answer = await send(stage, keys, path, body, { token: signedIn.session, headers });
      return { status: answer.statusCode ?? 0, headers: answer.headers, text: await textOf(answer) };
    },
    pack: (body, signal) => frames(stage, keys, signedIn.session, body, signal),
  };
}

async function* frames(
  stage: Stage,
  keys: KeyPair,
  token: string,
  body: object,
  signal?: AbortSignal,
): AsyncGenerator<Frame> {
  const answer = await send(stage, keys, '/v1/packs', body, {
    token,
    signal,
    headers: { accept: 'application/x-ndjson' },
  });
  if (answer.statusCode !== 200) throw new Error(`no pack: ${answer.statusCode} ${await textOf(answer)}`);
  for await (const line of createInterface({ input: answer })) yield frame.parse(JSON.parse(line));
}

interface SendOptions {
  token?: string | undefined;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string> | undefined;
}

async function send(
  stage: Stage,
  keys: KeyPair,
  path: string,
  body: unknown,
  { token, signal, headers }: SendOptions = {},
) {
  return await httpsRequest(
    {
      port: stage.front.port,
      host: WORKER_HOST,
      method: 'POST',
      path,
      ca: stage.certificate.cert,
      body: JSON.stringify(body),
      headers: { ...(await provenHeaders(path, keys, token)), ...headers },
    },
    signal,
  );
}
