import type { RecordAudit } from '../audit/audit-event.ts';
import type { AuditLine } from '../audit/audit-refusal.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { Level } from '../contract/identity.ts';
import type { Pin, PinRequest } from '../contract/pins.ts';
import { nameAt } from '../customers/identity.ts';
import type { LevelTable } from '../customers/levels.ts';
import { AppError } from '../errors.ts';
import type { BusinessClock } from '../prep-pack/business-clock.ts';
import { dayOf } from '../prep-pack/business-clock.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { ResolveRequestDependencies } from '../prep-pack/resolve-request.ts';
import { resolveRequest } from '../prep-pack/resolve-request.ts';
import type { OpenedTicket } from '../prep-pack/ticket.ts';
import { openTicket } from '../prep-pack/ticket.ts';
import type { PinClaims } from '../seals/handle-claims.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import { pinOf } from './grant.ts';

const LOOK_UP_DEADLINE_MS = 4_000;

export interface MakePinDependencies extends ResolveRequestDependencies {
  audit: RecordAudit;
  levels: LevelTable;
  businessClock: BusinessClock;
  policyVersion: string;
}

export type MakePin = (request: PinRequest, asker: Asker) => Promise<Pin>;

/** Pins what the conversation proves now: the rep's own word lasts half an hour, so no pin rests on it. */
export function createMakePin(dependencies: MakePinDependencies): MakePin {
  const { audit, seals, pins, policyVersion } = dependencies;
  return async ({ ticket }, asker) => {
    const line: AuditLine = { access: asker.rep.access, correlationId: asker.correlationId };
    try {
      const opened = await openTicket(seals, ticket, asker.rep, policyVersion);
      line.customerId = opened.customerId;
      line.conversationId = opened.conversationId ?? undefined;
      const claims = await claimsNow(dependencies, opened, asker);
      const grant = await seals.seal('pin', { ...claims }, { expiresInS: pins.days * 86_400 });
      const made = pinOf(grant, { opened: await seals.open('pin', grant), claims }, pins);
      await audit({ ...line, type: 'PIN', result: claims.level });
      return made;
    } catch (error) {
      await auditRefusal(audit, line, 'pin', error);
      throw error;
    }
  };
}

/** Who was speaking is not kept: another call has another caller. */
async function claimsNow(
  dependencies: MakePinDependencies,
  ticket: OpenedTicket,
  { rep, signal }: Asker,
): Promise<PinClaims> {
  const { levels, pins, businessClock } = dependencies;
  if (!pins.isEnabled || ticket.level === 'claimed') throw new AppError('not_permitted');
  const { conversationId, customerId } = ticket;
  // What was opened without a call was proven by nobody now; a pin of a pin would never end.
  if (conversationId === null) throw new AppError('not_permitted');
  const today = dayOf(businessClock.asOf(), 'UTC');
  const options = { signal, deadlineMs: LOOK_UP_DEADLINE_MS };
  const { resolution } = await resolveRequest(dependencies, { conversationId }, rep, today, options).catch(asUpstream);
  if (resolution.state !== 'proven' || resolution.record.party.customerId !== customerId)
    throw new AppError('conflict');
  const level = lower(ticket.level, resolution.level);
  if (!levels[level].isPinnable) throw new AppError('not_permitted');
  const { name, market } = nameAt(levels[level].name, resolution.record.party);
  return { customerId, callerId: null, level, label: name, market, repId: rep.access.repId };
}

const lower = (asked: PinClaims['level'], now: Level): PinClaims['level'] => (now === 'verified' ? asked : 'asserted');
