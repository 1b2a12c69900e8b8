import { ProblemError } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PackRecord } from './pack-record.ts';
import { takeTicket } from './pack-record.ts';

/** Answers whether the record may stay: it ends when its ticket is refused or has run out, not with the network. */
export async function renewTicket(
  record: PackRecord,
  api: Pick<WorkerApi, 'renewTicket'>,
  nowMs: () => number,
): Promise<'stays' | 'over'> {
  const { ticket } = record;
  if (ticket === undefined) return 'stays';
  try {
    const next = await api.renewTicket(ticket);
    if (record.ticket === ticket) takeTicket(record, next);
    return 'stays';
  } catch (error) {
    const isReplaced = record.ticket !== ticket;
    if (isReplaced) return 'stays';
    return isRefused(error) || record.ticketExpiresAtMs <= nowMs() ? 'over' : 'stays';
  }
}

const NOT_ABOUT_THE_TICKET = [401, 429];

function isRefused(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return error.status >= 400 && error.status < 500 && !NOT_ABOUT_THE_TICKET.includes(error.status);
}
