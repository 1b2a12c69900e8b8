import { createHash, randomBytes } from 'node:crypto';
import { request as httpsRequest } from 'node:https';
import tls from 'node:tls';
import { makeCertificate } from '../../mocks/genesys/certificate.ts';
import type { GenesysOptions } from '../../mocks/genesys/options.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { startGenesys } from '../../mocks/genesys/server.ts';

export const organization = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Northbridge Commercial' };
export const redirectUri = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/oauth';
export const client = {
  id: 'c0000000-0000-4000-8000-000000000001',
  name: 'Profile panel',
  redirectUris: [redirectUri],
};
const repRole = { id: 'b0000000-0000-4000-8000-000000000001', name: 'Commercial rep' };
const division = { id: 'd0000000-0000-4000-8000-000000000001', name: 'Home' };

function user(n: number, name: string) {
  const email = `${name.toLowerCase().split(' ')[0]}@bank.example`;
  const id = `e0000000-0000-4000-8000-00000000000${n}`;
  return { id, name, email, password: `secret-${n}`, roles: [repRole], divisions: [division] };
}
export const ada = user(1, 'Ada Lindqvist');
export const ben = user(2, 'Ben Okafor');
export const eve = user(3, 'Eve Marsh');

export async function startFixture(options: Partial<GenesysOptions> = {}): Promise<GenesysMock> {
  const { key, cert } = await makeCertificate();
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), cert]);
  return startGenesys({
    tls: { key, cert },
    regionDomain: 'euw2.pure.cloud',
    clients: [client],
    organization,
    users: [ada, ben, eve],
    ...options,
  });
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface Ask {
  method?: string;
  path: string;
  host?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** A request with any Host header, which fetch would refuse to send. */
export function ask(mock: GenesysMock, { method = 'GET', path, host, headers, body, signal }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpsRequest({
      ...{ host: '127.0.0.1', port: mock.port, method, path, agent: false, rejectUnauthorized: false, signal },
      headers: { host: host ?? `localhost:${mock.port}`, ...headers },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
    });
    sent.end(body);
  });
}

export const verifier = randomBytes(64).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
export const form = { 'content-type': 'application/x-www-form-urlencoded' };
export const loginHost = 'login.euw2.pure.cloud';
export const apiHost = 'api.euw2.pure.cloud';

export function authorizePath(change: Record<string, string | undefined> = {}): string {
  const query = {
    client_id: client.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'state-1',
    ...change,
  };
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/oauth/authorize?${new URLSearchParams(given)}`;
}

export function logIn(mock: GenesysMock, who = ada, path = authorizePath()): Promise<Answer> {
  const body = new URLSearchParams({ email: who.email, password: who.password }).toString();
  return ask(mock, { method: 'POST', path, host: loginHost, headers: form, body });
}

export const locationOf = (answer: Answer) => new URL(String(answer.headers.location));
export const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? '';

export async function codeFor(mock: GenesysMock, who = ada): Promise<string> {
  return locationOf(await logIn(mock, who)).searchParams.get('code') ?? '';
}

export function exchange(mock: GenesysMock, code: string, change: Record<string, string> = {}): Promise<Answer> {
  const fields = { grant_type: 'authorization_code', code, code_verifier: verifier, client_id: client.id };
  const body = new URLSearchParams({ ...fields, redirect_uri: redirectUri, ...change }).toString();
  return ask(mock, { method: 'POST', path: '/oauth/token', host: loginHost, headers: form, body });
}

export async function tokenFor(mock: GenesysMock, who = ada): Promise<string> {
  const answer = await exchange(mock, await codeFor(mock, who));
  return String(JSON.parse(answer.text).access_token);
}

export async function api(mock: GenesysMock, token: string, path: string, method = 'GET', json?: unknown) {
  const headers = { authorization: `Bearer ${token}`, ...(json ? { 'content-type': 'application/json' } : {}) };
  const body = json ? JSON.stringify(json) : undefined;
  const answer = await ask(mock, { method, path: `/api/v2${path}`, host: apiHost, headers, body });
  return { ...answer, json: answer.text ? JSON.parse(answer.text) : undefined };
}
