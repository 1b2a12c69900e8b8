import type { KeyPair } from 'dpop';
import { generateProof } from 'dpop';
import { EXTENSION_ID, WORKER_ORIGIN } from './cast.ts';

export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}`;

/** What every request of a panel carries. */
export const PANEL_HEADERS = { origin: EXTENSION_ORIGIN, 'content-type': 'application/json' };

/** With the proof of a key for this one request, and the session it is bound to once there is one. */
export async function provenHeaders(path: string, keys: KeyPair, session?: string): Promise<Record<string, string>> {
  const dpop = await generateProof(keys, `${WORKER_ORIGIN}${path}`, 'POST', undefined, session);
  return { ...PANEL_HEADERS, dpop, ...(session ? { authorization: `DPoP ${session}` } : {}) };
}
