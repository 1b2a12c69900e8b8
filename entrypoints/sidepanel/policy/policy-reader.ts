/** Each try asks the browser of this computer, so that a few seconds tell whether it can say at all. */
const PAUSES_MS = [1_000, 2_000, 4_000];

/** `superseded`: a later question is on its way, whose answer is the newer one. */
export type Reading = { state: 'said'; said: unknown } | { state: 'unreadable' } | { state: 'superseded' };

/** Asks what the policy is now, and again where the browser fails to say. A question ends the ones before it. */
export function createPolicyReader(readManaged: () => Promise<unknown>): () => Promise<Reading> {
  let newest = 0;

  async function tryOnce(): Promise<Reading> {
    try {
      return { state: 'said', said: await readManaged() };
    } catch {
      return { state: 'unreadable' };
    }
  }

  async function tryAll(question: number, [pauseMs, ...pausesMs]: readonly number[]): Promise<Reading> {
    const reading = await tryOnce();
    if (question !== newest) return { state: 'superseded' };
    if (reading.state === 'said' || pauseMs === undefined) return reading;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return question === newest ? tryAll(question, pausesMs) : { state: 'superseded' };
  }

  return () => {
    newest += 1;
    return tryAll(newest, PAUSES_MS);
  };
}
