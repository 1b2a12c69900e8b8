import type { GenesysClient } from './options.ts';

export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  challenge: string;
  state: string | undefined;
  loginHint: string | undefined;
  isLoginForced: boolean;
}

export type AuthorizeReading =
  | { kind: 'request'; request: AuthorizeRequest }
  | { kind: 'redirect'; location: string }
  | { kind: 'page'; message: string };

export function redirectWith(redirectUri: string, values: Record<string, string | undefined>): string {
  const location = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) location.searchParams.set(name, value);
  }
  return location.href;
}

function faultOf(query: URLSearchParams): { error: string; error_description: string } | undefined {
  const responseType = query.get('response_type');
  if (responseType === 'token') {
    return { error: 'unauthorized_client', error_description: 'this client may not use the implicit grant' };
  }
  if (responseType !== 'code') {
    return { error: 'unsupported_response_type', error_description: 'response_type must be code' };
  }
  if (query.get('code_challenge_method') !== 'S256') {
    return { error: 'invalid_request', error_description: 'code_challenge_method must be S256' };
  }
  if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) {
    return { error: 'invalid_request', error_description: 'code_challenge is missing or malformed' };
  }
  if (query.has('org') !== query.has('provider')) {
    return { error: 'invalid_request', error_description: 'org and provider must be given together' };
  }
  return undefined;
}

/** The redirect must equal a registered one byte for byte; only then are errors sent to it. */
export function readAuthorizeRequest(query: URLSearchParams, clients: GenesysClient[]): AuthorizeReading {
  const client = clients.find(({ id }) => id === query.get('client_id'));
  if (!client) return { kind: 'page', message: 'invalid_client: client not found' };
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!client.redirectUris.includes(redirectUri)) {
    return { kind: 'page', message: 'invalid_request: the redirect_uri is not registered for this client' };
  }
  const state = query.get('state') ?? undefined;
  const fault = faultOf(query);
  if (fault) return { kind: 'redirect', location: redirectWith(redirectUri, { ...fault, state }) };
  return {
    kind: 'request',
    request: {
      clientId: client.id,
      redirectUri,
      challenge: query.get('code_challenge') ?? '',
      state,
      loginHint: query.get('login_hint')?.split(':')[0],
      isLoginForced: query.get('prompt') === 'login',
    },
  };
}
