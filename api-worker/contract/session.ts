import { z } from 'zod';

const ROLES = ['rep', 'supervisor', 'manager', 'searcher', 'revealer'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** `POST /v1/session`: the authorization code and its verifier (RFC 7636). A raw Genesys token is refused. */
export const sessionRequest = z.strictObject({
  code: z.string().min(1).max(2048),
  codeVerifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/u),
  redirectUri: z.url().max(256),
});
export type SessionRequest = z.infer<typeof sessionRequest>;

/** A sealed session: at most 15 minutes, bound to the DPoP key of the request (RFC 9449). */
export const session = z.object({
  session: z.string(),
  expiresAt: z.string(),
  rep: z.object({ id: z.string(), name: z.string(), roles: z.array(role) }),
});
export type Session = z.infer<typeof session>;
