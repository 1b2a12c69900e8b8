import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { ownConversation, requireStandingVerification } from '../access/authorise.ts';
import type { RecordAudit } from '../audit/audit-event.ts';
import { auditRefusal } from '../audit/audit-refusal.ts';
import type { Clock } from '../clock.ts';
import { ticketRenewal, ticketRenewalRequest } from '../contract/packs.ts';
import { AppError } from '../errors.ts';
import type { RepConversations } from '../genesys/conversation-facts.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { OpenedTicket } from '../prep-pack/ticket.ts';
import { openTicket, requireSameClaims } from '../prep-pack/ticket.ts';
import { ticketLifeS } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { RepSession } from '../sessions/rep-session.ts';

interface TicketRouteDependencies {
  repConversations: RepConversations;
  seals: Seals;
  audit: RecordAudit;
  clock: Clock;
  /** Tickets made under other levels or roles are not renewed. */
  policyVersion: string;
}

export function createTicketRoutes(dependencies: TicketRouteDependencies): OpenAPIHono<WorkerEnv> {
  const { repConversations, seals, audit, clock, policyVersion } = dependencies;
  const routes = createRoutes();
  const open = async (ticket: string, rep: RepSession, correlationId: string): Promise<OpenedTicket> => {
    try {
      return await openTicket(seals, ticket, rep, policyVersion);
    } catch (error) {
      await auditRefusal(audit, { access: rep.access, correlationId }, 'renewal', error);
      throw error;
    }
  };
  const renewal = createRoute({
    method: 'post',
    path: '/v1/tickets/renewal',
    tags: ['packs'],
    summary: 'Keep a ticket alive while its conversation is',
    request: jsonBody(ticketRenewalRequest),
    responses: { 200: jsonAnswer('The same ticket with a new expiry', ticketRenewal), default: problemAnswer },
  });
  routes.openapi(renewal, async (c) => {
    const rep = c.get('rep');
    const { ticketId: id, ...claims } = await open(c.req.valid('json').ticket, rep, c.get('requestId'));
    const conversation = await ownConversation(repConversations, rep, claims.conversationId, c.req.raw.signal);
    // A ticket never changes, so one of another level is needed.
    if (claims.level !== 'claimed') requireStandingVerification(conversation);
    requireSameClaims(claims, conversation);
    const expiresInS = ticketLifeS(claims, clock.nowMs());
    if (expiresInS === 0) throw new AppError('handle_expired');
    const ticket = await seals.seal('ticket', claims, { expiresInS, id });
    const ticketExpiresAt = new Date((Math.floor(clock.nowMs() / 1000) + expiresInS) * 1000).toISOString();
    return c.json({ ticket, ticketExpiresAt }, 200);
  });
  return routes;
}
