import type { RecordAudit } from '../audit/audit-event.ts';
import type { AuditLine } from '../audit/audit-refusal.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { Verification, VerificationRequest } from '../contract/verifications.ts';
import type { Proven } from '../customers/resolution.ts';
import { AppError } from '../errors.ts';
import type { BusinessClock } from '../prep-pack/business-clock.ts';
import { dayOf } from '../prep-pack/business-clock.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { RequestResolution, ResolveRequestDependencies } from '../prep-pack/resolve-request.ts';
import { resolveRequest } from '../prep-pack/resolve-request.ts';
import type { OpenedTicket } from '../prep-pack/ticket.ts';
import { openTicket } from '../prep-pack/ticket.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import { isAbout, sealWord } from './reps-word.ts';

const LOOK_UP_DEADLINE_MS = 4_000;
const SPOKEN_WITH = new Set<RequestResolution['conversationState']>(['connected', 'held']);

export interface VerifyDependencies extends ResolveRequestDependencies {
  audit: RecordAudit;
  businessClock: BusinessClock;
  policyVersion: string;
}

export type Verify = (request: VerificationRequest, asker: Asker) => Promise<Verification>;

/** The rep's own word: recorded first, then sealed. It raises what is asserted now, and nothing else. */
export function createVerify(dependencies: VerifyDependencies): Verify {
  const { audit, seals } = dependencies;
  return async (request, asker) => {
    const line: AuditLine = {
      access: asker.rep.access,
      correlationId: asker.correlationId,
    };
    try {
      const ticket = await openTicket(seals, request.ticket, asker.rep, dependencies.policyVersion);
      line.customerId = ticket.customerId;
      line.conversationId = ticket.conversationId ?? undefined;
      const asserted = await assertedNow(dependencies, ticket, asker);
      await audit({ ...line, type: 'VERIFICATION', matchMethod: 'REP_WORD', result: request.method });
      return await sealWord(seals, {
        ...asserted,
        repId: asker.rep.access.repId,
        level: 'verified',
        method: request.method,
        verifiedAt: new Date(dependencies.epochMs()).toISOString(),
      });
    } catch (error) {
      await auditRefusal(audit, line, 'verification', error);
      throw error;
    }
  };
}

/** Whom the ticket is about, if the conversation says the same now and no more than asserted. */
async function assertedNow(dependencies: VerifyDependencies, ticket: OpenedTicket, asker: Asker) {
  if (ticket.level === 'claimed') throw new AppError('not_permitted');
  if (ticket.level !== 'asserted' || ticket.conversationId === null) throw new AppError('handle_invalid');
  const { conversationId, customerId, callerId } = ticket;
  const today = dayOf(dependencies.businessClock.asOf(), 'UTC');
  const options = { signal: asker.signal, deadlineMs: LOOK_UP_DEADLINE_MS };
  const found = await resolveRequest(dependencies, { conversationId }, asker.rep, today, options).catch(asUpstream);
  if (found.resolution.state === 'claimed') throw new AppError('not_permitted');
  if (found.resolution.state !== 'proven' || !isAsserted(found.resolution, ticket)) throw new AppError('conflict');
  // Nobody can be asked anything before the call is taken or after it has ended.
  if (!SPOKEN_WITH.has(found.conversationState)) throw new AppError('conflict');
  return { conversationId, customerId, callerId };
}

function isAsserted(resolution: Proven, ticket: OpenedTicket): boolean {
  return resolution.level === 'asserted' && isAbout(resolution, ticket);
}
