import { ownConversation, requireStandingVerification } from '../access/authorise.ts';
import type { AuditEvent, RecordAudit } from '../audit/audit-event.ts';
import type { Clock } from '../clock.ts';
import type { FeedbackRequest } from '../contract/feedback.ts';
import { AppError, AskerLeft } from '../errors.ts';
import type { RepConversations } from '../genesys/conversation-facts.ts';
import type { Asker } from '../prep-pack/open-pack.ts';
import { claimsOfRep } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { NewRow } from '../warehouse/append-rows.ts';
import type { InsightClaims } from './insight-handle.ts';
import { insightClaims } from './insight-handle.ts';
import { feedbackRow, verdictCode } from './rows.ts';

export interface GiveFeedbackDependencies {
  seals: Seals;
  audit: RecordAudit;
  conversations: RepConversations;
  policyVersion: string;
  clock: Clock;
  /** Takes the row into a bounded memory and returns at once; false when it is full. */
  keep: (row: NewRow) => boolean;
}

/** Resolves once the verdict is recorded and on its way to the table. */
export type GiveFeedback = (request: FeedbackRequest, asker: Asker) => Promise<void>;

const REFUSALS = new Set(['not_permitted', 'handle_invalid', 'handle_expired', 'not_found', 'conflict']);

type Line = Omit<AuditEvent, 'type' | 'result'>;

/** What a rep says of a card that stands in their own pack now. */
export function createGiveFeedback(dependencies: GiveFeedbackDependencies): GiveFeedback {
  const { audit, clock, keep } = dependencies;
  return async (request, asker) => {
    const line: Line = { access: asker.rep.access, correlationId: asker.correlationId };
    try {
      const claims = await authorise(dependencies, request, asker, line);
      await audit({ ...line, type: 'FEEDBACK', feedback: verdictCode(request), result: 'given' });
      if (!keep(feedbackRow(claims, request, clock.nowMs()))) throw new AppError('upstream_busy', { retryAfterS: 30 });
    } catch (error) {
      if (error instanceof AppError && !(error instanceof AskerLeft) && REFUSALS.has(error.code)) {
        await audit({ ...line, type: 'DENIED', result: `feedback_${error.code}` });
      }
      throw error;
    }
  };
}

/** For a bank that keeps no feedback. */
export const takeNone: GiveFeedback = () => Promise.reject(new AppError('not_permitted'));

async function authorise(
  { seals, conversations, policyVersion }: GiveFeedbackDependencies,
  { handle }: FeedbackRequest,
  { rep, signal }: Asker,
  line: Line,
): Promise<InsightClaims> {
  const opened = await seals.open('insight', handle);
  const claims = claimsOfRep(insightClaims, opened.claims, rep.access.repId);
  line.customerId = claims.customerId;
  line.conversationId = claims.conversationId ?? undefined;
  line.insightId = claims.insightId;
  if (claims.policyVersion !== policyVersion) throw new AppError('handle_expired');
  if (claims.conversationId !== null) {
    requireStandingVerification(await ownConversation(conversations, rep, claims.conversationId, signal));
  }
  return claims;
}
