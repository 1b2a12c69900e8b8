import { BANK_TODAY, INTRADAY_AS_OF } from './as-of.ts';
import { addDays } from './calendar-day.ts';
import { chance, opaqueId } from './chance.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export interface Contact {
  at: string;
  channel: 'PHONE' | 'MEETING' | 'SECURE_MESSAGE' | 'CHAT' | 'EMAIL' | 'BRANCH' | 'LETTER' | 'IVR' | 'MARKETING';
  direction: 'INBOUND' | 'OUTBOUND';
  reason: string;
  outcome: 'RESOLVED' | 'INFORMATION_GIVEN' | 'FOLLOW_UP' | 'TRANSFERRED' | 'ESCALATED' | 'NO_ANSWER';
  callerId?: string;
  promise?: { text: string; dueOn: string; keptAt: string | null; isReviewed: boolean };
  team: string;
}

const ONE_WAY = new Set(['LETTER', 'IVR', 'MARKETING']);
const HONG_KONG_OFFSET_MS = 8 * 3_600_000;

export function contactRow(party: Party, contact: Contact): Row {
  const id = opaqueId('ct', party.key, contact.at, contact.channel);
  const offsetMs = party.market === 'HK' ? HONG_KONG_OFFSET_MS : 0;
  const { promise } = contact;
  return {
    contact_id: id,
    customer_id: party.customerId,
    caller_customer_id: contact.callerId ?? null,
    conversation_id:
      contact.channel === 'PHONE' || contact.channel === 'CHAT'
        ? `${id.slice(3, 11)}-0000-4000-8000-${id.slice(3, 15)}`
        : null,
    contact_at: contact.at,
    contact_date: new Date(Date.parse(contact.at) + offsetMs).toISOString().slice(0, 10),
    channel: contact.channel,
    direction: contact.direction,
    reason_code: contact.reason,
    outcome_code: contact.outcome,
    note_summary: 'Note that must not leave the contact history',
    promise_text: promise?.text ?? null,
    promise_due_date: promise?.dueOn ?? null,
    promise_kept_at: promise?.keptAt ?? null,
    is_meaningful: !ONE_WAY.has(contact.channel) && contact.outcome !== 'NO_ANSWER',
    handled_by_team: contact.team,
    text_reviewed_at: promise?.isReviewed ? contact.at : null,
    ...tail(INTRADAY_AS_OF.contacts, 'Contact history', `CT-${id.slice(3, 11)}`),
  };
}

const REASONS = [
  'PAYMENT_QUERY',
  'LIMIT_REVIEW',
  'STATEMENT_REQUEST',
  'KYC_DOCUMENTS',
  'ONLINE_ACCESS',
  'PRODUCT_ENQUIRY',
  'RELATIONSHIP_REVIEW',
];
const CHANNELS = [
  'PHONE',
  'PHONE',
  'PHONE',
  'SECURE_MESSAGE',
  'MEETING',
  'CHAT',
  'EMAIL',
  'BRANCH',
  'IVR',
  'MARKETING',
  'LETTER',
] as const;
const PROMISES = [
  'Call back with the outcome of the review.',
  'Send the statement by post.',
  'Confirm the new limit in writing.',
];
const TEAMS = ['Business Banking Service', 'Lending Desk', 'Payments Service', 'Account Services'];

/** Contacts of two years; some customers have rung three times about one thing. */
export function emitContacts(party: Party, emit: Emit): void {
  if (party.isNamed) return;
  const lot = chance('contacts', party.key);
  const count = lot.integer(0, party.partyType === 'PERSON' ? 2 : 12);
  const oldest = lot.pick([720, 720, 720, 300]);
  for (let turn = 0; turn < count; turn += 1) emitOne(party, lot.integer(2, oldest), turn, emit);
  if (party.partyType === 'PERSON' || !lot.happens(0.03)) return;
  const reason = lot.pick(['PAYMENT_QUERY', 'ONLINE_ACCESS']);
  for (const daysAgo of [2, 6, 11]) {
    const at = `${addDays(BANK_TODAY, -daysAgo)}T14:20:00Z`;
    const contact = { at, channel: 'PHONE', direction: 'INBOUND', reason, outcome: 'FOLLOW_UP' } as const;
    emit('customer_contacts', contactRow(party, { ...contact, team: 'Business Banking Service' }));
  }
}

function emitOne(party: Party, daysAgo: number, turn: number, emit: Emit): void {
  const lot = chance('contact', party.key, String(turn));
  const channel = lot.pick(CHANNELS);
  const day = addDays(BANK_TODAY, -daysAgo);
  const isCampaign = channel === 'MARKETING';
  const contact: Contact = {
    at: `${day}T0${lot.integer(1, 9)}:${lot.integer(10, 59)}:00Z`,
    channel,
    direction: isCampaign || lot.happens(0.25) ? 'OUTBOUND' : 'INBOUND',
    reason: isCampaign ? 'CAMPAIGN' : lot.pick(REASONS),
    outcome: lot.pick(['RESOLVED', 'RESOLVED', 'INFORMATION_GIVEN', 'TRANSFERRED', 'NO_ANSWER']),
    team: lot.pick(TEAMS),
  };
  if (channel !== 'PHONE' || !lot.happens(0.15)) {
    emit('customer_contacts', contactRow(party, contact));
    return;
  }
  const dueOn = addDays(day, 7);
  const promise = {
    text: lot.pick(PROMISES),
    dueOn,
    keptAt: lot.happens(0.75) && dueOn < BANK_TODAY ? `${dueOn}T09:00:00Z` : null,
    isReviewed: lot.happens(0.8),
  };
  emit('customer_contacts', contactRow(party, { ...contact, outcome: 'FOLLOW_UP', promise }));
}
