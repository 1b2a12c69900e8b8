import { randomUUID } from 'node:crypto';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { IdentityFrame } from '../contract/frames.ts';
import type { Identity } from '../contract/identity.ts';
import type { PackRequest } from '../contract/packs.ts';
import type { SectionCode, SectionPlace } from '../contract/sections.ts';
import { describeIdentity } from '../customers/identity.ts';
import type { LevelTable } from '../customers/levels.ts';
import { AppError } from '../errors.ts';
import type { TicketClaims } from '../seals/handle-claims.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import { classify } from '../warehouse/classify.ts';
import { WarehouseError } from '../warehouse/warehouse-error.ts';
import { auditOpening } from './audit-opening.ts';
import type { BusinessClock } from './business-clock.ts';
import { dayOf, timeOf } from './business-clock.ts';
import { sealCandidate } from './handle.ts';
import type { RequestResolution, ResolveRequestDependencies } from './resolve-request.ts';
import { resolveRequest } from './resolve-request.ts';
import type { PackContext } from './section.ts';
import type { Ticket } from './ticket.ts';
import { openTicket, sealTicket } from './ticket.ts';

const IDENTITY_DEADLINE_MS = 4_000;

export interface OpenPackDependencies extends ResolveRequestDependencies {
  audit: RecordAudit;
  levels: LevelTable;
  howToVerify: string[];
  businessClock: BusinessClock;
  /** Raised when levels or roles change meaning; tickets of another version are void. */
  policyVersion: string;
  places: SectionPlace[];
  epochMs: () => number;
  nowMs: () => number;
}

export interface Asker {
  rep: RepSession;
  correlationId: string;
  signal: AbortSignal;
}

/** A pack whose first frame may be sent: audited, with what its sections need or why they are held. */
export interface OpenedPack {
  identityFrame: IdentityFrame;
  context: PackContext | null;
  heldBecause: SectionCode | null;
  startedMs: number;
  preludeMs: number;
}

/** Authorises, resolves, audits and seals. Throws `AppError` for requests that may not be answered at all. */
export async function openPack(
  dependencies: OpenPackDependencies,
  request: PackRequest,
  asker: Asker,
): Promise<OpenedPack> {
  const startedMs = dependencies.nowMs();
  const asOf = dependencies.businessClock.asOf();
  const options = { signal: asker.signal, deadlineMs: IDENTITY_DEADLINE_MS };
  const earlier = request.ticket ? await openTicket(dependencies.seals, request.ticket, asker.rep.access.repId) : null;
  const found = await resolveRequest(dependencies, request, asker.rep, dayOf(asOf, 'UTC'), options).catch(asFailure);
  const preludeMs = dependencies.nowMs() - startedMs;
  if (found instanceof WarehouseError) return failed(dependencies, found, startedMs, preludeMs);

  const claims = ticketClaimsOf(dependencies, found, asker.rep);
  if (earlier && (claims?.customerId !== earlier.customerId || found.conversationId !== earlier.conversationId)) {
    throw new AppError('conflict');
  }
  const identity = await describeIdentity(identityDependencies(dependencies, found, asker.rep), found.resolution);
  await auditOpening(dependencies.audit, asker.rep, request, found, asker.correlationId);
  const ticket = claims
    ? await sealTicket(
        dependencies.seals,
        { ...claims, label: labelOf(identity) },
        dependencies.epochMs(),
        earlier?.ticketId,
      )
    : { ticketId: randomUUID() };
  return {
    identityFrame: identityFrame(dependencies, identity, ticket, startedMs),
    heldBecause: claims ? dependencies.levels[claims.level].sectionsHeld : null,
    context: contextOf(found, asker.rep, asOf),
    startedMs,
    preludeMs,
  };
}

function asFailure(error: unknown): WarehouseError {
  if (error instanceof AppError) throw error;
  return classify(error);
}

function failed(
  dependencies: OpenPackDependencies,
  error: WarehouseError,
  startedMs: number,
  preludeMs: number,
): OpenedPack {
  const identity: Identity = {
    state: 'look-up-failed',
    text: 'The customer could not be looked up.',
    code: error.failure,
  };
  const frame = identityFrame(dependencies, identity, { ticketId: randomUUID() }, startedMs);
  return { identityFrame: frame, context: null, heldBecause: null, startedMs, preludeMs };
}

function identityFrame(
  { businessClock, places, nowMs }: OpenPackDependencies,
  identity: Identity,
  ticket: Ticket | { ticketId: string },
  startedMs: number,
): IdentityFrame {
  return {
    type: 'identity',
    ...ticket,
    identity,
    sections: identity.state === 'identified' ? places : [],
    ...(businessClock.banner ? { banner: businessClock.banner } : {}),
    ms: Math.round(nowMs() - startedMs),
  };
}

function identityDependencies(
  dependencies: OpenPackDependencies,
  { conversationId }: RequestResolution,
  rep: RepSession,
) {
  const { levels, howToVerify, seals } = dependencies;
  return {
    levels,
    howToVerify,
    timeText: timeOf,
    sealCandidate: ({ customerId }: { customerId: string }) =>
      sealCandidate(seals, { repId: rep.access.repId, conversationId: conversationId ?? '', customerId }),
  };
}

function ticketClaimsOf(
  { policyVersion }: OpenPackDependencies,
  { resolution, conversationId }: RequestResolution,
  rep: RepSession,
): TicketClaims | null {
  if (resolution.state !== 'claimed' && resolution.state !== 'proven') return null;
  const isProven = resolution.state === 'proven';
  const party = isProven ? resolution.record.party : resolution.party;
  return {
    conversationId,
    customerId: party.customerId,
    callerId: isProven ? (resolution.callerId ?? null) : null,
    level: isProven ? resolution.level : 'claimed',
    repId: rep.access.repId,
    label: '',
    market: party.market,
    policyVersion,
  };
}

/** A pin carries the name the rep was allowed to see when it was made. */
const labelOf = (identity: Identity): string => (identity.state === 'identified' ? identity.customer.name : '');

function contextOf({ resolution }: RequestResolution, rep: RepSession, asOf: string): PackContext | null {
  if (resolution.state !== 'proven') return null;
  const { subject } = resolution.record;
  return {
    subject,
    level: resolution.level,
    callerId: resolution.callerId ?? null,
    access: rep.access,
    asOf,
    today: dayOf(asOf, subject.timeZone),
  };
}
