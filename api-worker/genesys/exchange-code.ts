import { z } from 'zod';
import type { SessionRequest } from '../contract/session.ts';
import { AppError } from '../errors.ts';
import type { GenesysFetch } from './genesys-fetch.ts';

/** `expires_in` is not promised for PKCE; tokens are opaque and never decoded. */
const answerShape = z.looseObject({ access_token: z.string().min(1), expires_in: z.number().positive().optional() });

export interface ExchangedToken {
  token: string;
  expiresInS: number | null;
}

/** Authorization code + verifier → the rep's own token, as a public client: no secret, no Authorization header. */
export function createExchangeCode(options: { genesysFetch: GenesysFetch; loginOrigin: string; clientId: string }) {
  return async (request: SessionRequest, signal: AbortSignal): Promise<ExchangedToken> => {
    const answer = await options.genesysFetch({
      method: 'POST',
      url: `${options.loginOrigin}/oauth/token`,
      form: {
        grant_type: 'authorization_code',
        code: request.code,
        code_verifier: request.codeVerifier,
        client_id: options.clientId,
        redirect_uri: request.redirectUri,
      },
      signal,
      refusal: 'sign_in_refused',
      unauthorized: 'sign_in_refused',
    });
    const parsed = answerShape.safeParse(answer);
    if (!parsed.success) throw new AppError('upstream_failed');
    return { token: parsed.data.access_token, expiresInS: parsed.data.expires_in ?? null };
  };
}
export type ExchangeCode = ReturnType<typeof createExchangeCode>;
