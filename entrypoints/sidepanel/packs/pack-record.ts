import type { PackRequest } from '../../../api-worker/contract/packs.ts';
import type { ConversationView, PackView } from '../../../components/panel-state.ts';
import { newPack } from './pack-view.ts';
import type { IdentityFrame } from './parse-frame.ts';

/** `sections` is wider than the contract's, because a newer worker may have sent a ninth. */
export type PackAsk = Omit<PackRequest, 'sections'> & { sections?: string[] };

/** What is known about one conversation or opened pin. Only the run that a record names may write to it. */
export type PackRecord = {
  key: string;
  /** How the pack is asked for by its own right: the conversation, or the pin's grant. */
  origin: PackAsk;
  /** How the pack on screen was asked for; another one than `origin` after a candidate was chosen. */
  shownBy: PackAsk;
  view: ConversationView;
  run: AbortController | null;
  /** What runs, if anything does, is asking whether it is still the same customer. */
  isRefreshing: boolean;
  /** A change came while something else ran, so the identity is asked for again when that is over. */
  isRefreshDue: boolean;
  failedRefreshCount: number;
  /** From a failed refresh to the next identity: the pack on screen may be of somebody who is no longer on the line. */
  doubt: AbortController | null;
  /** Sections to ask for once the run that is under way is over. */
  dueSections: readonly string[];
  /** The identity the origin last told, to see whether a later one says anything new. */
  originIdentity: string | null;
  customerMark: string | undefined;
  ticket: string | undefined;
  ticketExpiresAtMs: number;
};

export function createRecord(key: string, origin: PackAsk): PackRecord {
  return {
    key,
    origin,
    shownBy: origin,
    view: identifying(origin),
    run: null,
    isRefreshing: false,
    isRefreshDue: false,
    failedRefreshCount: 0,
    doubt: null,
    dueSections: [],
    originIdentity: null,
    customerMark: undefined,
    ticket: undefined,
    ticketExpiresAtMs: Number.POSITIVE_INFINITY,
  };
}

export function identifying({ conversationId }: PackAsk): ConversationView {
  return { state: 'identifying', conversationId };
}

/** The pack on screen, held or not. */
export function packOf({ view }: PackRecord): PackView | null {
  return view.state === 'pack' || view.state === 'held' ? view.pack : null;
}

export function setPack(record: PackRecord, pack: PackView): void {
  record.view = { state: pack.identity.level === 'verified' ? 'pack' : 'held', pack };
}

/** What an identity frame says about the customer, without what changes with every request. */
export function identityText({ identity, customerMark, sections }: IdentityFrame): string {
  return JSON.stringify([withoutHandles(identity), customerMark, sections]);
}

/** A candidate's handle is sealed anew for every answer. */
function withoutHandles(identity: IdentityFrame['identity']) {
  if (identity.state !== 'candidates') return identity;
  return { ...identity, candidates: identity.candidates.map(({ handle: _, ...told }) => told) };
}

/** The same list again: its handles last longer than those on screen. */
export function takeHandles(record: PackRecord, { identity }: IdentityFrame): void {
  if (identity.state === 'candidates' && record.view.state === 'candidates')
    record.view = { state: 'candidates', identity };
}

/** Everything of the customer shown before is gone before anything of the next one is there. */
export function showIdentity(record: PackRecord, frame: IdentityFrame, asOf: string): void {
  const isChangedCustomer = isAnotherCustomer(record, frame);
  record.customerMark = frame.customerMark;
  record.dueSections = [];
  takeTicket(record, frame);
  const { identity } = frame;
  switch (identity.state) {
    case 'identified':
      setPack(record, { ...newPack({ ...frame, identity }, asOf), isChangedCustomer });
      break;
    case 'candidates':
      record.view = { state: 'candidates', identity };
      break;
    case 'conflict':
      record.view = { state: 'conflict', identity };
      break;
    case 'unidentified':
      record.view = { state: 'unidentified', identity };
      break;
    case 'look-up-failed':
      record.view = { state: 'look-up-failed', code: identity.code, text: identity.text };
      break;
  }
}

/** An identity has come, or nothing is on screen any more that could be doubted. */
export function endDoubt(record: PackRecord): void {
  record.doubt?.abort();
  record.doubt = null;
  record.failedRefreshCount = 0;
}

export function takeTicket(
  record: PackRecord,
  { ticket, ticketExpiresAt }: { ticket?: string; ticketExpiresAt?: string },
) {
  record.ticket = ticket;
  record.ticketExpiresAtMs = ticketExpiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(ticketExpiresAt);
}

/** Without a mark only two names of the same form can be compared: a masked one says nothing about a full one. */
function isAnotherCustomer(record: PackRecord, { identity, customerMark }: IdentityFrame): boolean {
  const before = packOf(record)?.identity.customer;
  if (before === undefined || identity.state !== 'identified') return false;
  if (customerMark !== undefined && record.customerMark !== undefined) return customerMark !== record.customerMark;
  return before.isMasked === identity.customer.isMasked && before.name !== identity.customer.name;
}
