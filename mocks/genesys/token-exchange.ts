import type { GenesysClient } from './options.ts';
import type { AccessToken, SignIns } from './sign-ins.ts';

export type TokenAnswer =
  | { status: 200; body: { access_token: string; token_type: 'bearer'; expires_in: number } }
  | { status: 400; body: { error: string; description: string; error_description: string } };

function refuse(error: string, description: string): TokenAnswer {
  return { status: 400, body: { error, description, error_description: description } };
}

function granted(token: AccessToken, now: Date): TokenAnswer {
  const expires_in = Math.max(0, Math.floor((token.expiresAtMs - now.getTime()) / 1000) - 1);
  return { status: 200, body: { access_token: token.value, token_type: 'bearer', expires_in } };
}

interface Exchange {
  contentType: string | undefined;
  authorization: string | undefined;
  body: string;
}

/** The code grant with PKCE: a form, no client authentication. */
export function exchangeCode(exchange: Exchange, clients: GenesysClient[], signIns: SignIns, now: Date): TokenAnswer {
  if (!/^application\/x-www-form-urlencoded\b/i.test(exchange.contentType ?? '')) {
    return refuse('invalid_request', 'content type must be application/x-www-form-urlencoded');
  }
  if (exchange.authorization) return refuse('invalid_client', 'a public client sends no authorization header');
  const form = new URLSearchParams(exchange.body);
  const field = (name: string) => form.get(name) ?? '';
  if (field('grant_type') !== 'authorization_code') {
    return refuse('unsupported_grant_type', `grant type "${field('grant_type')}" is not supported`);
  }
  const client = clients.find(({ id }) => id === field('client_id'));
  if (!client) return refuse('invalid_client', 'client not found');
  if (!/^[\w.~-]{43,128}$/.test(field('code_verifier'))) {
    return refuse('invalid_request', 'code_verifier is missing or malformed');
  }
  const token = signIns.redeemCode({
    code: field('code'),
    clientId: client.id,
    redirectUri: field('redirect_uri'),
    verifier: field('code_verifier'),
  });
  return token
    ? granted(token, now)
    : refuse('invalid_grant', 'authorization code is invalid, expired or already used');
}
