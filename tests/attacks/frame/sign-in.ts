import { createHash, randomBytes } from 'node:crypto';
import { generateKeyPair, generateProof } from 'dpop';
import { session } from '../../../api-worker/contract/session.ts';
import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { CLIENT, REDIRECT_URI, REGION_DOMAIN, WORKER_ORIGIN } from '../../../mocks/stage/cast.ts';
import { httpsRequest } from '../../../mocks/stage/https-request.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import type { Answer, Credentials } from './ask.ts';
import { ask, panelHeaders } from './ask.ts';

export interface Grant {
  code: string;
  codeVerifier: string;
  redirectUri: string;
}

/** A rep logs in at Genesys; answers what the panel would hand to the worker. */
export async function authorizeAt(stage: Stage, user: GenesysUser): Promise<Grant> {
  const codeVerifier = randomBytes(48).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT.id,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: randomBytes(16).toString('base64url'),
  });
  const answer = await httpsRequest({
    port: stage.genesys.port,
    host: `login.${REGION_DOMAIN}`,
    method: 'POST',
    path: `/oauth/authorize?${query}`,
    ca: stage.certificate.cert,
    body: new URLSearchParams({ email: user.email, password: user.password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  answer.resume();
  const code = URL.parse(answer.headers.location ?? '')?.searchParams.get('code');
  if (!code) throw new Error(`Genesys gave no code: ${answer.statusCode}`);
  return { code, codeVerifier, redirectUri: REDIRECT_URI };
}

/** Hands a grant to a worker, with a fresh key unless one is given. */
export async function openSession(
  port: number,
  grant: unknown,
  keys?: Credentials['keys'],
): Promise<{ answer: Answer; keys: Credentials['keys'] }> {
  const pair = keys ?? (await generateKeyPair('ES256'));
  const dpop = await generateProof(pair, `${WORKER_ORIGIN}/v1/session`, 'POST');
  const headers = { ...(await panelHeaders('/v1/session')), dpop };
  return { answer: await ask(port, { path: '/v1/session', headers, body: grant }), keys: pair };
}

export interface Rep extends Credentials {
  id: string;
  expiresAt: string;
}

export async function signInAt(stage: Stage, port: number, user: GenesysUser): Promise<Rep> {
  const { answer, keys } = await openSession(port, await authorizeAt(stage, user));
  if (answer.status !== 200) throw new Error(`sign-in was refused: ${answer.status} ${answer.text}`);
  const opened = session.parse(JSON.parse(answer.text));
  return { session: opened.session, keys, id: opened.rep.id, expiresAt: opened.expiresAt };
}
