import type { KeyPair } from 'dpop';
import { generateKeyPair, generateProof } from 'dpop';
import { expect } from 'vitest';
import { session } from '../../api-worker/contract/session.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, codeFor, redirectUri, verifier } from '../genesys/fixture.ts';
import { EXTENSION_ORIGIN, PUBLIC_ORIGIN } from './settings.ts';
import type { TestWorker } from './worker.ts';

export interface PanelAnswer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

interface Asking {
  session?: string;
  keys?: KeyPair;
  headers?: Record<string, string | undefined>;
  /** Instead of a proof made for this request. */
  proof?: string;
  /** Instead of JSON of the body. */
  raw?: string;
}

export function proofFor(path: string, { keys, session }: { keys: KeyPair; session?: string }): Promise<string> {
  return generateProof(keys, `${PUBLIC_ORIGIN}${path}`, 'POST', undefined, session);
}

/** A request as the panel makes it: origin, proof, JSON. A header set to undefined is left out. */
export async function ask(worker: TestWorker, path: string, body?: unknown, asking: Asking = {}): Promise<PanelAnswer> {
  const keys = asking.keys ?? (await generateKeyPair('ES256'));
  const proof = asking.proof ?? (await proofFor(path, { keys, session: asking.session }));
  const text = asking.raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = {
    origin: EXTENSION_ORIGIN,
    dpop: proof,
    'content-type': text === undefined ? undefined : 'application/json',
    authorization: asking.session && `DPoP ${asking.session}`,
    ...asking.headers,
  };
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await worker.app.request(path, { method: 'POST', headers: given, body: text });
  return await read(answer);
}

export async function read(answer: Response): Promise<PanelAnswer> {
  const text = await answer.text();
  const isJson = /json/u.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

export interface Panel {
  session: string;
  expiresAt: string;
  keys: KeyPair;
  post: (path: string, body?: unknown, asking?: Asking) => Promise<PanelAnswer>;
}

export async function askToSignIn(worker: TestWorker, genesys: GenesysMock, who = ada, keys?: KeyPair) {
  const body = { code: await codeFor(genesys, who), codeVerifier: verifier, redirectUri };
  return await ask(worker, '/v1/session', body, { keys });
}

export async function signIn(worker: TestWorker, genesys: GenesysMock, who = ada): Promise<Panel> {
  const keys = await generateKeyPair('ES256');
  const answer = await askToSignIn(worker, genesys, who, keys);
  expect(answer.status, answer.text).toBe(200);
  const opened = session.parse(answer.json);
  return {
    session: opened.session,
    expiresAt: opened.expiresAt,
    keys,
    post: (path, body, asking) => ask(worker, path, body, { keys, session: opened.session, ...asking }),
  };
}

/** The stable code of a problem, after checking that the answer is one. */
export function codeOf(answer: PanelAnswer): unknown {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.json).toMatchObject({
    type: expect.stringMatching(/^urn:bcs-profile-assistant:problem:/u),
    status: answer.status,
    instance: expect.stringMatching(/^urn:uuid:/u),
  });
  expect(Object.keys(answer.json ?? {}).sort()).toEqual(['code', 'instance', 'status', 'title', 'type']);
  return answer.json && typeof answer.json === 'object' && 'code' in answer.json ? answer.json.code : undefined;
}
