import { z } from 'zod';
import { ownConversation, requireRole, requireStandingVerification } from '../access/authorise.ts';
import type { RecordAudit } from '../audit/audit-event.ts';
import type { AuditLine } from '../audit/audit-refusal.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { Revealed, RevealRequest } from '../contract/reveals.ts';
import { maskName } from '../customers/mask.ts';
import { AppError } from '../errors.ts';
import type { RepConversations } from '../genesys/conversation-facts.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { OpenedTicket } from '../prep-pack/ticket.ts';
import { openTicket, requireSameClaims } from '../prep-pack/ticket.ts';
import { claimsOfRep } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { RequireSignedIn } from '../sessions/require-signed-in.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import { text, texts } from '../warehouse/parameters.ts';
import type { Query, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import { revealClaims } from './reveal-handle.ts';

const DEADLINE_MS = 4_000;
const HIDE_AFTER_S = 30;

const row = z.object({ subject_customer_id: z.string(), field_text: z.string().nullable() });

const companyRegistrationNumber: Query<z.infer<typeof row>> = {
  name: 'company-registration-number',
  sql: sql(import.meta.url, 'company-registration-number.sql'),
  row,
  keyedBy: 'subject',
  maxRows: 1,
};
const QUERIES = { 'company-registration-number': companyRegistrationNumber };

export interface RevealDependencies {
  seals: Seals;
  audit: RecordAudit;
  runQuery: RunQuery;
  conversations: RepConversations;
  requireSignedIn: RequireSignedIn;
  policyVersion: string;
}

export type Reveal = (request: RevealRequest, asker: Asker) => Promise<Revealed>;

/** Reads the one field anew, for a pack that may be shown now; recorded by the field's name before the value leaves. */
export function createReveal(dependencies: RevealDependencies): Reveal {
  const { audit, runQuery } = dependencies;
  return async (request, asker) => {
    const { access } = asker.rep;
    const line: AuditLine = { access, correlationId: asker.correlationId };
    try {
      const { field, customerId } = await authorise(dependencies, request, asker, line);
      const options = { signal: asker.signal, deadlineMs: DEADLINE_MS };
      const parameters = { customer_id: text(customerId), tiers: texts(access.tiers) };
      const [found] = await runQuery(QUERIES[field], parameters, options).catch(asUpstream);
      if (!found?.field_text) throw new AppError('not_found');
      await audit({ ...line, type: 'REVEAL', result: 'shown' });
      return { field, text: found.field_text, hideAfterS: HIDE_AFTER_S };
    } catch (error) {
      await auditRefusal(audit, line, 'reveal', error);
      throw error;
    }
  };
}

async function authorise(
  dependencies: RevealDependencies,
  request: RevealRequest,
  { rep, signal }: Asker,
  line: AuditLine,
) {
  requireRole(rep.access, 'revealer');
  const { seals, policyVersion } = dependencies;
  const opened = await seals.open('reveal', request.reveal);
  const claims = claimsOfRep(revealClaims, opened.claims, rep.access.repId);
  const ticket = await openTicket(seals, request.ticket, rep, policyVersion);
  if (ticket.customerId !== claims.customerId || ticket.level !== 'verified') throw new AppError('handle_invalid');
  line.customerId = claims.customerId;
  if (ticket.conversationId === null) line.customerLabelMasked = maskName(ticket.label);
  else line.conversationId = ticket.conversationId;
  line.fieldsRevealed = [claims.field];
  await requireLive(dependencies, ticket, { rep, signal });
  return claims;
}

/**
 * A pack is shown while its conversation is the rep's own, says the same of its customer and the verification stands;
 * without a call, while the rep is signed in.
 */
async function requireLive(
  { conversations, requireSignedIn }: RevealDependencies,
  ticket: OpenedTicket,
  { rep, signal }: Pick<Asker, 'rep' | 'signal'>,
): Promise<void> {
  if (ticket.conversationId === null) return await requireSignedIn(rep, signal);
  const conversation = await ownConversation(conversations, rep, ticket.conversationId, signal);
  requireStandingVerification(conversation);
  requireSameClaims(ticket, conversation);
}
