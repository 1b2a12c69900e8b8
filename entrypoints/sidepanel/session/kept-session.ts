import type { Credentials, SessionKeeperDependencies } from './session-keeper.ts';

const SPARE_MS = 20_000;

/** The session of this worker that the browser holds, with its key. */
export function createKeptSession({
  memory,
  keys,
  nowMs,
  origin,
}: Pick<SessionKeeperDependencies, 'memory' | 'keys' | 'nowMs' | 'origin'>) {
  /** Also one that is about to run out or has: whether it can still be ended the worker says, by its own clock. */
  async function kept(): Promise<Credentials | null> {
    const held = await memory.read();
    if (held === null || held.origin !== origin) return null;
    const pair = await keys.read(held.keyId);
    return pair === null ? null : { held, pair };
  }

  /** To be used now. */
  async function atHand(): Promise<Credentials | null> {
    if (await memory.isFirstStart()) await keys.forgetOthers();
    const known = await kept();
    return known !== null && Date.parse(known.held.expiresAt) - nowMs() >= SPARE_MS ? known : null;
  }

  return { kept, atHand };
}
