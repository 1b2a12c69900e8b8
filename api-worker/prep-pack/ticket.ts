import { randomUUID } from 'node:crypto';
import type { PackRequest } from '../contract/packs.ts';
import { AppError } from '../errors.ts';
import type { ConversationFacts } from '../genesys/conversation-facts.ts';
import type { TicketClaims } from '../seals/handle-claims.ts';
import { claimsOfRep, ticketClaims, ticketLifeS } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import { claimsMark } from './claims-mark.ts';
import type { RequestResolution } from './resolve-request.ts';

export interface Ticket {
  ticketId: string;
  ticket: string;
  ticketExpiresAt: string;
}

export type OpenedTicket = TicketClaims & { ticketId: string };

/** Seals a ticket; a request for missing sections keeps the id of the ticket it came with. */
export async function sealTicket(
  seals: Seals,
  claims: TicketClaims,
  nowMs: number,
  id: string = randomUUID(),
): Promise<Ticket> {
  const expiresInS = ticketLifeS(claims, nowMs);
  const ticket = await seals.seal('ticket', { ...claims }, { expiresInS, id });
  return { ticketId: id, ticket, ticketExpiresAt: new Date(nowMs + expiresInS * 1000).toISOString() };
}

/** A ticket of this rep, made under the rules that hold now. */
export async function openTicket(
  seals: Seals,
  ticket: string,
  rep: RepSession,
  policyVersion: string,
): Promise<OpenedTicket> {
  const { id, claims } = await seals.open('ticket', ticket);
  const opened = { ...claimsOfRep(ticketClaims, claims, rep.access.repId), ticketId: id };
  if (opened.policyVersion !== policyVersion) throw new AppError('handle_expired');
  return opened;
}

/** The ticket a pack was asked for with, if any; it is of the same conversation. */
export async function openEarlierTicket(
  seals: Seals,
  { ticket, conversationId }: Pick<PackRequest, 'ticket' | 'conversationId'>,
  rep: RepSession,
  policyVersion: string,
): Promise<OpenedTicket | null> {
  if (ticket === undefined) return null;
  const opened = await openTicket(seals, ticket, rep, policyVersion);
  if (conversationId !== undefined && opened.conversationId !== conversationId.toLowerCase()) {
    throw new AppError('handle_invalid');
  }
  return opened;
}

/** A ticket never changes its customer or its conversation. */
export function requireSameCustomer(earlier: OpenedTicket | null, now: TicketClaims | null): void {
  if (earlier === null) return;
  if (now?.customerId !== earlier.customerId || now.conversationId !== earlier.conversationId) {
    throw new AppError('conflict');
  }
}

/** A conversation that says something else of its customer by now has to be asked for again. */
export function requireSameClaims(ticket: TicketClaims, conversation: ConversationFacts): void {
  if (ticket.claimsMark !== undefined && ticket.claimsMark !== claimsMark(conversation)) throw new AppError('conflict');
}

/** What a ticket for this answer would say; null where no customer is named. */
export function ticketClaimsOf(
  { resolution, conversationId, claimsMark: mark }: RequestResolution,
  rep: RepSession,
  policyVersion: string,
): TicketClaims | null {
  if (resolution.state !== 'claimed' && resolution.state !== 'proven') return null;
  const isProven = resolution.state === 'proven';
  const wordEndsAtEpochS = isProven ? resolution.verification?.endsAtEpochS : undefined;
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
    ...(wordEndsAtEpochS === undefined ? {} : { wordEndsAtEpochS }),
    ...(mark === undefined ? {} : { claimsMark: mark }),
  };
}
