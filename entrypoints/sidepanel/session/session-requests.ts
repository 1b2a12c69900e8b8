import type { KeyPair } from 'dpop';
import { generateProof } from 'dpop';
import type { Session, SessionRequest } from '../../../api-worker/contract/session.ts';
import { session } from '../../../api-worker/contract/session.ts';
import type { Http } from '../api/http.ts';
import { readJson } from '../api/http.ts';
import type { HeldSession } from './session-memory.ts';

/** RFC 9449: the session is worth nothing without a proof made for this one request. */
export async function proofHeaders(
  origin: string,
  path: string,
  pair: KeyPair,
  sealed?: string,
): Promise<Record<string, string>> {
  const dpop = await generateProof(pair, `${origin}${path}`, 'POST', undefined, sealed);
  return sealed === undefined ? { dpop } : { dpop, authorization: `DPoP ${sealed}` };
}

/** The three requests that make, renew and end a session. */
export type SessionRequests = {
  open: (request: SessionRequest, pair: KeyPair) => Promise<Session>;
  renew: (held: HeldSession, pair: KeyPair) => Promise<Session>;
  end: (held: HeldSession, pair: KeyPair) => Promise<void>;
};

export function createSessionRequests(origin: string, http: Http): SessionRequests {
  const post = async (path: string, pair: KeyPair, body: unknown, sealed?: string) =>
    http({ path, method: 'POST', body, headers: await proofHeaders(origin, path, pair, sealed) });
  return {
    open: async (request, pair) => readJson(await post('/v1/session', pair, request), session),
    renew: async (held, pair) => readJson(await post('/v1/session/renewal', pair, {}, held.session), session),
    end: async (held, pair) => {
      await post('/v1/session/end', pair, {}, held.session);
    },
  };
}
