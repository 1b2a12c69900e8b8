import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { SessionRequest } from '../../../api-worker/contract/session.ts';
import { ProblemError } from '../api/problem-error.ts';
import { createPkce } from './pkce.ts';

export type LaunchAuthorization = (options: { url: string; isInteractive: boolean }) => Promise<string | undefined>;

export type AuthorizationOptions = {
  configuration: Pick<Configuration, 'loginOrigin' | 'clientId'>;
  redirectUri: string;
  isInteractive: boolean;
  launch: LaunchAuthorization;
};

/** The rep signs in at Genesys itself; what comes back is a code that is worth nothing without our verifier. */
export async function authorize(options: AuthorizationOptions): Promise<SessionRequest> {
  const { verifier, challenge, state } = await createPkce();
  const url = new URL('/oauth/authorize', options.configuration.loginOrigin);
  url.search = new URLSearchParams({
    client_id: options.configuration.clientId,
    redirect_uri: options.redirectUri,
    response_type: 'code',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
  }).toString();
  const answer = await launched(options, url.href);
  return { code: codeIn(answer, state), codeVerifier: verifier, redirectUri: options.redirectUri };
}

async function launched({ launch, isInteractive }: AuthorizationOptions, url: string): Promise<string> {
  try {
    return (await launch({ url, isInteractive })) ?? '';
  } catch (cause) {
    throw new ProblemError(isInteractive ? 'sign_in_cancelled' : 'sign_in_needed', { cause });
  }
}

function codeIn(answer: string, state: string): string {
  const parameters = URL.canParse(answer) ? new URL(answer).searchParams : new URLSearchParams();
  if (parameters.get('state') !== state) throw new ProblemError('sign_in_refused');
  const code = parameters.get('code');
  if (code === null || parameters.has('error')) throw new ProblemError('sign_in_refused');
  return code;
}
