import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { KeyPair } from 'dpop';
import { generateKeyPair, generateProof } from 'dpop';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { frame } from '../../api-worker/contract/frames.ts';
import type { Session } from '../../api-worker/contract/session.ts';
import { session } from '../../api-worker/contract/session.ts';
import type { GenesysUser } from '../genesys/options.ts';
import { CLIENT, EXTENSION_ID, REDIRECT_URI, REGION_DOMAIN, WORKER_HOST, WORKER_ORIGIN } from './cast.ts';
import { httpsRequest, textOf } from './https-request.ts';
import type { Stage } from './stage.ts';

const FORM = 'application/x-www-form-urlencoded';

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
  const codeVerifier = randomBytes(48).toString('base64url');
  const code = await authorize(stage, user, codeVerifier);
  const opened = await send(stage, keys, '/v1/session', { code, codeVerifier, redirectUri: REDIRECT_URI });
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
  const proof = await generateProof(keys, `${WORKER_ORIGIN}${path}`, 'POST', undefined, token);
  return await httpsRequest(
    {
      port: stage.front.port,
      host: WORKER_HOST,
      method: 'POST',
      path,
      ca: stage.certificate.cert,
      body: JSON.stringify(body),
      headers: {
        origin: `chrome-extension://${EXTENSION_ID}`,
        'content-type': 'application/json',
        dpop: proof,
        ...(token ? { authorization: `DPoP ${token}` } : {}),
        ...headers,
      },
    },
    signal,
  );
}

/** The login form of Genesys, as a person would send it; answers the authorization code of the redirect. */
async function authorize(stage: Stage, user: GenesysUser, codeVerifier: string): Promise<string> {
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
    headers: { 'content-type': FORM },
  });
  answer.resume();
  const code = URL.parse(answer.headers.location ?? '')?.searchParams.get('code');
  if (!code) throw new Error(`Genesys gave no code: ${answer.statusCode}`);
  return code;
}
