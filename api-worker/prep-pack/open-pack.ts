import { randomUUID } from 'node:crypto';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { IdentityFrame } from '../contract/frames.ts';
import type { Identity } from '../contract/identity.ts';
import type { PackRequest } from '../contract/packs.ts';
import type { SectionCode, SectionPlace } from '../contract/sections.ts';
import { describeIdentity } from '../customers/identity.ts';
import type { LevelTable } from '../customers/levels.ts';
import { AppError, AskerLeft } from '../errors.ts';
import { maskedField } from '../reveals/reveal-handle.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import { classify } from '../warehouse/classify.ts';
import { WarehouseError } from '../warehouse/warehouse-error.ts';
import type { OpeningFacts } from './audit-opening.ts';
import { auditDenial, auditOpening } from './audit-opening.ts';
import type { BusinessClock } from './business-clock.ts';
import { dayOf } from './business-clock.ts';
import { customerMark } from './customer-mark.ts';
import { timeText } from './format/day.ts';
import { sealCandidate } from './handle.ts';
import { NOTHING_READ } from './reference.ts';
import type { RequestResolution, ResolveRequestDependencies } from './resolve-request.ts';
import { resolveRequest } from './resolve-request.ts';
import type { PackContext } from './section.ts';
import { openEarlierTicket, requireSameCustomer, sealTicket, ticketClaimsOf } from './ticket.ts';

const IDENTITY_DEADLINE_MS = 4_000;

export interface OpenPackDependencies extends ResolveRequestDependencies {
  audit: RecordAudit;
  levels: LevelTable;
  howToVerify: string[];
  businessClock: BusinessClock;
  /** Raised when levels or roles change meaning; tickets of another version are void. */
  policyVersion: string;
  places: SectionPlace[];
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
  const opening = {
    access: asker.rep.access,
    correlationId: asker.correlationId,
    ...(request.conversationId ? { conversationId: request.conversationId.toLowerCase() } : {}),
    ...(request.reason ? { reason: request.reason } : {}),
  };
  try {
    return await open(dependencies, request, asker, opening);
  } catch (error) {
    await auditDenial(dependencies.audit, opening, error);
    throw error;
  }
}

async function open(
  dependencies: OpenPackDependencies,
  request: PackRequest,
  { rep, signal }: Asker,
  opening: OpeningFacts,
): Promise<OpenedPack> {
  const { seals, audit, policyVersion, levels, nowMs, epochMs, identifierSecret } = dependencies;
  const startedMs = nowMs();
  const asOf = dependencies.businessClock.asOf();
  const options = { signal, deadlineMs: IDENTITY_DEADLINE_MS };
  const earlier = await openEarlierTicket(seals, request, rep, policyVersion);
  const found = await resolveRequest(dependencies, request, rep, dayOf(asOf, 'UTC'), options).catch(asFailure);
  const preludeMs = nowMs() - startedMs;
  if (signal.aborted) throw new AskerLeft();
  if (found instanceof WarehouseError) {
    await audit({ ...opening, type: 'LOOKUP', result: 'look-up-failed' });
    const ticket = { ticketId: earlier?.ticketId ?? randomUUID() };
    const frame = identityFrame(dependencies, lookUpFailed(found), ticket, startedMs);
    return { identityFrame: frame, context: null, heldBecause: null, startedMs, preludeMs };
  }

  const claims = ticketClaimsOf(found, rep, policyVersion);
  requireSameCustomer(earlier, claims);
  const identity = await describeIdentity(
    identityDependencies(dependencies, found, rep, request.timeZone),
    found.resolution,
  );
  const heldBecause = claims ? levels[claims.level].sectionsHeld : null;
  await auditOpening(audit, opening, found, heldBecause === null);
  const ticket = claims
    ? {
        ...(await sealTicket(seals, { ...claims, label: labelOf(identity) }, epochMs(), earlier?.ticketId)),
        customerMark: customerMark(identifierSecret, claims),
      }
    : { ticketId: randomUUID() };
  return {
    identityFrame: {
      ...identityFrame(dependencies, identity, ticket, startedMs),
      ...(heldBecause === null ? await sensitiveFields(dependencies, found, rep) : {}),
    },
    heldBecause,
    context: contextOf(found, rep, asOf, request),
    startedMs,
    preludeMs,
  };
}

/** What the schema marks as sensitive stands masked in a pack that is shown. */
async function sensitiveFields(
  { levels, seals }: OpenPackDependencies,
  { resolution }: RequestResolution,
  { access }: RepSession,
): Promise<Pick<IdentityFrame, 'registrationNumber'>> {
  if (resolution.state !== 'proven' || levels[resolution.level].name !== 'full') return {};
  const { registrationNumber, party } = resolution.record;
  if (registrationNumber === undefined) return {};
  const of = { access, customerId: party.customerId, field: 'company-registration-number' } as const;
  return { registrationNumber: await maskedField(seals, registrationNumber, of) };
}

function asFailure(error: unknown): WarehouseError {
  if (error instanceof AppError) throw error;
  return classify(error);
}

function lookUpFailed({ failure }: WarehouseError): Identity {
  return { state: 'look-up-failed', text: 'The customer could not be looked up.', code: failure };
}

function identityFrame(
  { businessClock, places, nowMs }: OpenPackDependencies,
  identity: Identity,
  ticket: Pick<IdentityFrame, 'ticketId' | 'ticket' | 'ticketExpiresAt' | 'customerMark'>,
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
  repTimeZone: string | undefined,
) {
  const { levels, howToVerify, seals } = dependencies;
  return {
    levels,
    howToVerify,
    timeText: (instant: string, timeZone: string) => timeText(instant, timeZone, repTimeZone),
    sealCandidate: ({ customerId }: { customerId: string }) =>
      sealCandidate(seals, { repId: rep.access.repId, conversationId: conversationId ?? '', customerId }),
  };
}

/** For supervisors, masked, of what a ticket opened without a call reveals. */
const labelOf = (identity: Identity): string => (identity.state === 'identified' ? identity.customer.name : '');

function contextOf(
  { resolution }: RequestResolution,
  rep: RepSession,
  asOf: string,
  { timeZone: repTimeZone, mayReword }: PackRequest,
): PackContext | null {
  if (resolution.state !== 'proven') return null;
  const { subject } = resolution.record;
  return {
    subject,
    level: resolution.level,
    callerId: resolution.callerId ?? null,
    access: rep.access,
    asOf,
    today: dayOf(asOf, subject.timeZone),
    repTimeZone,
    mayReword,
    reference: NOTHING_READ,
  };
}
