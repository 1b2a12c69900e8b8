import { randomUUID } from 'node:crypto';
import type { TicketClaims } from '../seals/handle-claims.ts';
import { claimsOfRep, TICKET_LIFE_S, ticketClaims } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';

export interface Ticket {
  ticketId: string;
  ticket: string;
  ticketExpiresAt: string;
}

/** Seals a ticket; a request for missing sections keeps the id of the ticket it came with. */
export async function sealTicket(
  seals: Seals,
  claims: TicketClaims,
  nowMs: number,
  id: string = randomUUID(),
): Promise<Ticket> {
  const ticket = await seals.seal('ticket', { ...claims }, { expiresInS: TICKET_LIFE_S, id });
  return { ticketId: id, ticket, ticketExpiresAt: new Date(nowMs + TICKET_LIFE_S * 1000).toISOString() };
}

/** Opens a ticket of this rep; anything else is `handle_invalid`, whatever the reason. */
export async function openTicket(
  seals: Seals,
  sealed: string,
  repId: string,
): Promise<TicketClaims & { ticketId: string }> {
  const { id, claims } = await seals.open('ticket', sealed);
  return { ...claimsOfRep(ticketClaims, claims, repId), ticketId: id };
}
