import type { IncomingMessage } from 'node:http';
import { request } from 'node:http';
import type { KeyPair } from 'dpop';
import type { Frame } from '../../../api-worker/contract/frames.ts';
import { frame } from '../../../api-worker/contract/frames.ts';
import { PANEL_HEADERS, provenHeaders } from '../../../mocks/stage/panel-headers.ts';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

export interface Question {
  method?: string;
  path: string;
  headers?: Record<string, string | undefined>;
  /** An object is sent as JSON, a text as it is. */
  body?: unknown;
}

/** One plain request to a worker's port; nothing is added but what is given. */
export async function ask(port: number, { method = 'POST', path, headers = {}, body }: Question): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const outgoing = request(
    { host: '127.0.0.1', port, method, path, headers: Object.fromEntries(given), agent: false },
    resolve,
  );
  outgoing.once('error', reject);
  outgoing.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  const answer = await promise;
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString('utf8') };
}

export interface Credentials {
  session: string;
  keys: KeyPair;
}

/** What a panel sends with every request. */
export async function panelHeaders(path: string, rep?: Credentials): Promise<Record<string, string>> {
  return rep ? await provenHeaders(path, rep.keys, rep.session) : { ...PANEL_HEADERS };
}

/** As the panel asks; `headers` replaces single ones, undefined leaves one out. */
export async function askAs(
  port: number,
  rep: Credentials | undefined,
  path: string,
  body: unknown,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  return await ask(port, { path, body, headers: { ...(await panelHeaders(path, rep)), ...headers } });
}

/** The frames of an answered pack. */
export function framesOf({ status, text }: Answer): Frame[] {
  if (status !== 200) throw new Error(`no pack: ${status} ${text}`);
  return text
    .trim()
    .split('\n')
    .map((each) => frame.parse(JSON.parse(each)));
}

export function identityOf(answer: Answer) {
  const first = framesOf(answer)[0];
  if (first?.type !== 'identity') throw new Error('a pack without an identity');
  return first;
}

export const codeOf = ({ text }: Answer): string => JSON.parse(text).code;
