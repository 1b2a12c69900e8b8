import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { maskName } from '../customers/mask.ts';
import type { Resolution } from '../customers/resolution.ts';
import { AppError, AskerLeft } from '../errors.ts';
import type { RequestResolution } from './resolve-request.ts';

/** What every line of one opening shares. */
export type OpeningFacts = Pick<AuditEvent, 'access' | 'correlationId' | 'conversationId' | 'reason'>;

/** Writes what was looked up, refused and shown; resolves before the first byte about a customer may leave. */
export async function auditOpening(
  record: RecordAudit,
  opening: OpeningFacts,
  { resolution, conversationId, rejectedStatements, hiddenCustomerIds = [], refusedWord }: RequestResolution,
  areSectionsShown: boolean,
): Promise<void> {
  const shared = { ...opening, ...(conversationId ? { conversationId } : labelOf(resolution)) };
  const events: AuditEvent[] = [
    { ...shared, type: 'LOOKUP', ...subjectOf(resolution), result: resultOf(resolution) },
    ...rejectedStatements.map((reason): AuditEvent => ({ ...shared, type: 'DENIED', result: `statement_${reason}` })),
    ...(refusedWord ? [{ ...shared, type: 'DENIED', result: `verification_${refusedWord}` } as const] : []),
    ...[...new Set([...hiddenOf(resolution), ...hiddenCustomerIds])].map(
      (customerId): AuditEvent => ({ ...shared, type: 'DENIED', customerId, result: 'access_tier' }),
    ),
  ];
  if (resolution.state === 'proven' && areSectionsShown) {
    const result = resolution.verification?.by === 'rep' ? 'shown_on_reps_word' : 'shown';
    events.push({ ...shared, type: 'VIEW', ...subjectOf(resolution), result });
  }
  for (const event of events) await record(event);
}

const DENIALS = new Set<ProblemCode>(['not_found', 'not_permitted', 'handle_invalid', 'handle_expired', 'conflict']);

/** Writes that a rep asked for what is not theirs to see; other errors are no denial. */
export async function auditDenial(record: RecordAudit, opening: OpeningFacts, error: unknown): Promise<void> {
  if (error instanceof AppError && !(error instanceof AskerLeft) && DENIALS.has(error.code)) {
    await record({ ...opening, type: 'DENIED', result: error.code });
  }
}

function resultOf(resolution: Resolution): string {
  return resolution.state === 'proven' ? resolution.level : resolution.state;
}

function hiddenOf(resolution: Resolution): string[] {
  return resolution.state === 'unidentified' ? resolution.hiddenCustomerIds : [];
}

function subjectOf(resolution: Resolution): Pick<AuditEvent, 'customerId' | 'matchMethod' | 'shownCustomerIds'> {
  if (resolution.state === 'candidates')
    return {
      matchMethod: resolution.claim.type,
      shownCustomerIds: resolution.parties.map((party) => party.customerId),
    };
  if (resolution.state === 'claimed')
    return { customerId: resolution.party.customerId, matchMethod: resolution.match.method };
  if (resolution.state === 'proven')
    return { customerId: resolution.record.party.customerId, matchMethod: resolution.match.method };
  return {};
}

/** Without a call supervisors read whom an opening was about, and may know no more of it than that. */
function labelOf(resolution: Resolution): { customerLabelMasked?: string } {
  if (resolution.state !== 'proven') return {};
  return { customerLabelMasked: maskName(resolution.record.party.name) };
}
