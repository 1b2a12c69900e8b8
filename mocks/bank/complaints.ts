import { BANK_TODAY, INTRADAY_AS_OF } from './as-of.ts';
import { addBusinessDays } from './business-days.ts';
import { addDays, addMonths } from './calendar-day.ts';
import { chance, opaqueId } from './chance.ts';
import { decimalText } from './money.ts';
import type { Market, Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export interface Complaint {
  ref: string;
  regime: 'DISP_PSD_EMD' | 'DISP_OTHER' | 'HK_IC4' | 'NON_REGULATED';
  category: string;
  productLine: string;
  channel: string;
  receivedAt: string;
  handlerTeam: string;
  handlerContact: string;
  complainantId?: string;
  isEligible?: boolean | null;
  holdingSentAt?: string;
  reopenedFrom?: string;
  /** Given once answered. */
  answered?: { at: string; outcome: 'UPHELD' | 'PARTLY_UPHELD' | 'NOT_UPHELD'; redressMinor: number };
}

function complaintIdOf(ref: string): string {
  return opaqueId('cmp', ref);
}

export function complaintRow(party: Party, complaint: Complaint): Row {
  const { regime } = complaint;
  const received = complaint.receivedAt.slice(0, 10);
  const isBritish = regime === 'DISP_OTHER' || regime === 'DISP_PSD_EMD';
  const isAcknowledged = received < addDays(BANK_TODAY, -1);
  return {
    complaint_id: complaintIdOf(complaint.ref),
    complaint_ref: complaint.ref,
    customer_id: party.customerId,
    complainant_customer_id: complaint.complainantId,
    regime,
    is_eligible_complainant: complaint.isEligible,
    received_at: complaint.receivedAt,
    acknowledged_at: isAcknowledged ? `${addBusinessDays(party.market, received, 1)}T11:00:00Z` : null,
    channel: complaint.channel,
    category: complaint.category,
    root_cause: 'Case text that must not leave the case system',
    product_line: complaint.productLine,
    summary: 'Case text that must not leave the case system',
    status: complaint.answered ? 'CLOSED' : 'OPEN',
    src_due_date: isBritish ? addBusinessDays(party.market, received, 3) : null,
    holding_response_sent_at: complaint.holdingSentAt,
    final_response_due_date: finalResponseDue(complaint, party.market, received),
    ...(complaint.answered ? answerColumns(party, complaint.answered, isBritish) : {}),
    reopened_from_complaint_id: complaint.reopenedFrom ? complaintIdOf(complaint.reopenedFrom) : null,
    handler_team: complaint.handlerTeam,
    handler_contact: complaint.handlerContact,
    ...tail(INTRADAY_AS_OF.complaints, 'Case system', complaint.ref),
  };
}

function answerColumns(party: Party, answered: NonNullable<Complaint['answered']>, isBritish: boolean): Row {
  const { at, outcome, redressMinor } = answered;
  const redress =
    redressMinor > 0 ? { redress_amount: decimalText(redressMinor), redress_currency: party.currency } : {};
  return {
    final_response_sent_at: at,
    ombudsman_deadline: isBritish ? addMonths(at.slice(0, 10), 6) : null,
    outcome,
    ...redress,
  };
}

/** 15 business days (35 after a holding response), 8 weeks, or 30 days; no clock outside the regimes. */
function finalResponseDue(complaint: Complaint, market: Market, received: string): string | null {
  if (complaint.regime === 'DISP_PSD_EMD') return addBusinessDays(market, received, complaint.holdingSentAt ? 35 : 15);
  if (complaint.regime === 'DISP_OTHER') return addDays(received, 56);
  return complaint.regime === 'HK_IC4' ? addDays(received, 30) : null;
}

const CATEGORIES: readonly (readonly [category: string, line: string, isPayment: boolean])[] = [
  ['DELAYED_PAYMENT', 'PAYMENTS', true],
  ['FEES_AND_CHARGES', 'PAYMENTS', false],
  ['LENDING_DECISION', 'LENDING', false],
  ['SERVICE_QUALITY', 'OTHER', false],
  ['ONLINE_BANKING', 'PAYMENTS', true],
  ['CARD_DISPUTE', 'CARDS', true],
];

/** One organisation in eight complained in the last year; a quarter of those cases are open, some late. */
export function emitComplaints(party: Party, emit: Emit): void {
  const lot = chance('complaints', party.key);
  if (party.isNamed || party.partyType === 'PERSON' || !lot.happens(0.12)) return;
  const [category, productLine, isPayment] = lot.pick(CATEGORIES);
  const isOpen = lot.happens(0.35);
  const received = addDays(BANK_TODAY, -(isOpen ? lot.integer(0, 40) : lot.integer(70, 330)));
  const ref = `CMP-${lot.integer(21_000, 98_999)}-${party.customerId.slice(3, 6)}`;
  const british = isPayment ? 'DISP_PSD_EMD' : 'DISP_OTHER';
  emit(
    'complaints',
    complaintRow(party, {
      ref,
      regime: party.segment === 'CORPORATE' ? 'NON_REGULATED' : party.market === 'HK' ? 'HK_IC4' : british,
      category,
      productLine,
      channel: lot.pick(['PHONE', 'EMAIL', 'SECURE_MESSAGE', 'LETTER', 'WEB_FORM', 'BRANCH']),
      receivedAt: `${received}T09:30:00Z`,
      handlerTeam: party.market === 'HK' ? 'Customer Relations HK' : lot.pick(['Complaints North', 'Complaints South']),
      handlerContact: `x55${lot.integer(10, 99)}`,
      isEligible: lot.pick([true, true, false, null]),
      ...(isOpen ? {} : { answered: answerOf(received, lot.next()) }),
    }),
  );
}

function answerOf(received: string, place: number): NonNullable<Complaint['answered']> {
  const outcome = place < 0.3 ? 'UPHELD' : place < 0.5 ? 'PARTLY_UPHELD' : 'NOT_UPHELD';
  const redressMinor = outcome === 'NOT_UPHELD' ? 0 : Math.round(5_000 + place * 40_000);
  return { at: `${addDays(received, 9)}T16:00:00Z`, outcome, redressMinor };
}
