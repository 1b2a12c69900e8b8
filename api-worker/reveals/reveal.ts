import { z } from 'zod';
import { ownConversation, requireRole, requireStandingVerification } from '../access/authorise.ts';
import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
import type { Revealed, RevealRequest } from '../contract/reveals.ts';
import { maskName } from '../customers/mask.ts';
import { AppError, AskerLeft } from '../errors.ts';
import type { RepConversations } from '../genesys/conversation-facts.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import type { OpenedTicket } from '../prep-pack/ticket.ts';
import { openTicket } from '../prep-pack/ticket.ts';
import { claimsOfRep } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
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
  policyVersion: string;
}

export type Reveal = (request: RevealRequest, asker: Asker) => Promise<Revealed>;

type Line = Omit<AuditEvent, 'type' | 'result'>;

/** Reads the one field anew, for a pack that may be shown now; recorded by the field's name before the value leaves. */
export function createReveal(dependencies: RevealDependencies): Reveal {
  const { audit, runQuery } = dependencies;
  return async (request, asker) => {
    const { access } = asker.rep;
    const line: Line = { access, correlationId: asker.correlationId };
    try {
      const { field, customerId } = await authorise(dependencies, request, asker, line);
      const options = { signal: asker.signal, deadlineMs: DEADLINE_MS };
      const parameters = { customer_id: text(customerId), tiers: texts(access.tiers) };
      const [found] = await runQuery(QUERIES[field], parameters, options).catch(asUpstream);
      if (!found?.field_text) throw new AppError('not_found');
      await audit({ ...line, type: 'REVEAL', result: 'shown' });
      return { field, text: found.field_text, hideAfterS: HIDE_AFTER_S };
    } catch (error) {
      if (error instanceof AppError && !(error instanceof AskerLeft) && REFUSALS.has(error.code)) {
        await audit({ ...line, type: 'DENIED', result: `reveal_${error.code}` });
      }
      throw error;
    }
  };
}

const REFUSALS = new Set(['not_permitted', 'handle_invalid', 'handle_expired', 'not_found', 'conflict']);

async function authorise(dependencies: RevealDependencies, request: RevealRequest, { rep, signal }: Asker, line: Line) {
  requireRole(rep.access, 'revealer');
  const { seals, policyVersion } = dependencies;
  const opened = await seals.open('reveal', request.reveal);
  const claims = claimsOfRep(revealClaims, opened.claims, rep.access.repId);
  const ticket = await openTicket(seals, { ticket: request.ticket }, rep, policyVersion);
  if (ticket?.customerId !== claims.customerId || ticket.level !== 'verified') throw new AppError('handle_invalid');
  line.customerId = claims.customerId;
  if (ticket.conversationId === null) line.customerLabelMasked = maskName(ticket.label);
  else line.conversationId = ticket.conversationId;
  line.fieldsRevealed = [claims.field];
  await requireLive(dependencies, ticket, { rep, signal });
  return claims;
}

/** A pack of a conversation is shown while that is the rep's own and its verification stands. */
async function requireLive(
  { conversations }: RevealDependencies,
  { conversationId }: OpenedTicket,
  { rep, signal }: Pick<Asker, 'rep' | 'signal'>,
): Promise<void> {
  if (conversationId === null) return;
  requireStandingVerification(await ownConversation(conversations, rep, conversationId, signal));
}
