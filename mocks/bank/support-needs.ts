import { INTRADAY_AS_OF } from './as-of.ts';
import { chance, opaqueId } from './chance.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export interface SupportNeed {
  code: string;
  text: string;
  recordedOn: string;
  reviewOn: string | null;
  endedOn?: string;
  isReviewed: boolean;
}

const USUAL: readonly (readonly [code: string, text: string])[] = [
  ['COMMUNICATION_PACE', 'Speak slowly and pause between points.'],
  ['WRITTEN_CONFIRMATION', 'Confirm what was agreed by secure message after the call.'],
  ['LARGE_PRINT', 'Send letters in large print.'],
  ['RELAY_SERVICE', 'Stay on the line while the relay operator connects.'],
  ['EXTRA_TIME', 'Offer a call back before any decision.'],
];

export function supportNeedRow(party: Party, need: SupportNeed): Row {
  const id = opaqueId('sn', party.key, need.code);
  return {
    support_need_id: id,
    customer_id: party.customerId,
    need_code: need.code,
    adjustment_text: need.text,
    lawful_basis: 'CONSENT',
    is_special_category: need.code === 'RELAY_SERVICE',
    recorded_on: need.recordedOn,
    review_on: need.reviewOn,
    ended_on: need.endedOn ?? null,
    text_reviewed_at: need.isReviewed ? `${need.recordedOn}T15:00:00Z` : null,
    ...tail(INTRADAY_AS_OF.supportNeeds, 'Support register', `SN-${id.slice(3, 11)}`),
  };
}

/** A few natural persons need an adjustment; some are ended, some not yet read for the front line. */
export function emitSupportNeeds(party: Party, emit: Emit): void {
  if (party.partyType !== 'PERSON' || party.isNamed) return;
  const lot = chance('support-needs', party.key);
  if (!lot.happens(0.06)) return;
  const [code, text] = lot.pick(USUAL);
  const need: SupportNeed = {
    code,
    text,
    recordedOn: `202${lot.integer(4, 5)}-0${lot.integer(1, 9)}-12`,
    reviewOn: lot.pick(['2026-09-12', '2027-03-12', '2027-06-12']),
    isReviewed: lot.happens(0.8),
  };
  emit('customer_support_needs', supportNeedRow(party, lot.happens(0.2) ? { ...need, endedOn: '2026-05-01' } : need));
}
