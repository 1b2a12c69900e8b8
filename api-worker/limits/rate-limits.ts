import { z } from 'zod';

const perMinute = (fallback: number) => z.number().int().min(1).max(1_000_000).default(fallback);

/**
 * Requests a minute, for each rep and operation, on each worker instance. Defaults are several times what a rep with
 * three conversations needs and stay below Genesys' own limit of 300 a minute where Genesys is asked.
 */
export const rateLimits = z.strictObject({
  packs: perMinute(60),
  tickets: perMinute(60),
  pins: perMinute(60),
  verifications: perMinute(20),
  search: perMinute(20),
  reveals: perMinute(60),
  feedback: perMinute(60),
  conversations: perMinute(240),
  /** Renewals of a rep, and sign-ins with one key. */
  session: perMinute(30),
  signOut: perMinute(30),
  /** Whatever else needs a session. */
  other: perMinute(120),
  /** For each credential of the call flow, which speaks for the whole contact centre. */
  statements: perMinute(1_200),
  /** Different conversations that are not the rep's own, before all their requests about customers wait. */
  unknownConversations: perMinute(20),
  /** The same for handles and tickets that are not sound, or another rep's. */
  invalidHandles: perMinute(20),
  /** Different identifiers on one conversation within ten minutes, before that conversation waits as long. */
  changedIdentifiers: perMinute(8),
  /** The same over all conversations of a rep, who waits as long. */
  identifiersOfRep: perMinute(40),
  /** Different customers searched for, and as many opened, without a call within ten minutes, before both wait as long. */
  customersWithoutCall: perMinute(30),
});
export type RateLimits = z.infer<typeof rateLimits>;
export type Operation = Exclude<
  keyof RateLimits,
  'unknownConversations' | 'invalidHandles' | 'changedIdentifiers' | 'identifiersOfRep' | 'customersWithoutCall'
>;

const OPERATIONS = new Map<string, Operation>([
  ['packs', 'packs'],
  ['tickets', 'tickets'],
  ['pins', 'pins'],
  ['verifications', 'verifications'],
  ['search', 'search'],
  ['reveals', 'reveals'],
  ['feedback', 'feedback'],
  ['conversations', 'conversations'],
  ['channel', 'conversations'],
  ['session', 'session'],
  ['statements', 'statements'],
]);

/** What a request counts as; a route nobody has thought of here is limited all the same. */
export function operationOf(path: string): Operation {
  if (path === '/v1/session/end') return 'signOut';
  return OPERATIONS.get(path.split('/')[2] ?? '') ?? 'other';
}
