import { randomUUID } from 'node:crypto';
import type { VerificationRequest } from '../../api-worker/contract/verifications.ts';
import { createVerify } from '../../api-worker/verifications/verify.ts';
import { identityOf, openDesk, REP } from '../prep-pack/desk.ts';

/** A desk whose rep can give their word. */
export function openVerifyingDesk(given: Parameters<typeof openDesk>[0] = {}) {
  const desk = openDesk(given);
  const verify = createVerify(desk.dependencies);
  return {
    ...desk,
    verify: (request: VerificationRequest, rep = REP) =>
      verify(request, { rep, correlationId: randomUUID(), signal: new AbortController().signal }),
    ticketOf: async (conversationId: string, rep = REP): Promise<string> =>
      identityOf(await desk.pack({ conversationId }, rep)).ticket ?? '',
    /** What the audit has heard since last asked. */
    heard: (): string[] => desk.audit.splice(0).map(({ type, result }) => `${type} ${result}`),
  };
}
