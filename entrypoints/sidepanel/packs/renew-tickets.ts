import { ProblemError } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PackRecord } from './pack-record.ts';
import { takeTicket } from './pack-record.ts';

type Verdict = 'stays' | 'changed' | 'over';

/** One after the other; what is found out about a record that was dropped meanwhile concerns nobody. */
export async function renewTickets(
  records: ReadonlyMap<string, PackRecord>,
  { api, nowMs }: { api: Pick<WorkerApi, 'renewTicket'>; nowMs: () => number },
  then: Record<Exclude<Verdict, 'stays'>, (record: PackRecord) => void>,
): Promise<void> {
  for (const record of [...records.values()]) {
    const verdict = await renewTicket(record, api, nowMs);
    if (verdict !== 'stays' && records.get(record.key) === record) then[verdict](record);
  }
}

/**
 * Answers whether the record may stay: it ends when its ticket is refused or has run out, not with the network. Where the
 * conversation says something else of its customer, it has to be asked for again.
 */
async function renewTicket(
  record: PackRecord,
  api: Pick<WorkerApi, 'renewTicket'>,
  nowMs: () => number,
): Promise<Verdict> {
  const { ticket } = record;
  if (ticket === undefined) return 'stays';
  // Without a conversation nothing keeps a ticket alive: what a pin or a hit opened ends with its first one.
  if (record.origin.conversationId === undefined) return verdictBy(hasRunOut(record, nowMs));
  try {
    const next = await api.renewTicket(ticket);
    if (record.ticket === ticket) takeTicket(record, next);
    return 'stays';
  } catch (error) {
    const isReplaced = record.ticket !== ticket;
    if (isReplaced) return 'stays';
    if (error instanceof ProblemError && error.code === 'conflict') return 'changed';
    return verdictBy(isRefused(error) || hasRunOut(record, nowMs));
  }
}

const hasRunOut = (record: PackRecord, nowMs: () => number) => record.ticketExpiresAtMs <= nowMs();
const verdictBy = (isOver: boolean) => (isOver ? 'over' : 'stays');

const NOT_ABOUT_THE_TICKET = [401, 429];

function isRefused(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false;
  return error.status >= 400 && error.status < 500 && !NOT_ABOUT_THE_TICKET.includes(error.status);
}
