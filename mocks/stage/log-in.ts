import { createHash, randomBytes } from 'node:crypto';
import type { GenesysUser } from '../genesys/options.ts';
import { CLIENT, REDIRECT_URI, REGION_DOMAIN } from './cast.ts';
import { httpsRequest } from './https-request.ts';
import type { Stage } from './stage.ts';

/** What the panel hands to the worker. */
export interface Grant {
  code: string;
  codeVerifier: string;
  redirectUri: string;
}

/** The login form of Genesys, as a person would send it; answers the address it leads back to. */
export async function logIn(stage: Stage, user: GenesysUser, query: string): Promise<string> {
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
  const { location } = answer.headers;
  if (!location) throw new Error(`Genesys led nowhere: ${answer.statusCode}`);
  return location;
}

/** A rep logs in with PKCE, as the panel has them do. */
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
  const location = await logIn(stage, user, query.toString());
  const code = URL.parse(location)?.searchParams.get('code');
  if (!code) throw new Error('Genesys gave no code');
  return { code, codeVerifier, redirectUri: REDIRECT_URI };
}
