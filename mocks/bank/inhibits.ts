import { INTRADAY_AS_OF } from './as-of.ts';
import { chance, opaqueId } from './chance.ts';
import type { InhibitKind } from './inhibit-kinds.ts';
import { INHIBIT_KINDS } from './inhibit-kinds.ts';
import { decimalText } from './money.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

/** A restriction marker; what is left out is taken from its kind. */
export interface Inhibit {
  kind: InhibitKind;
  status: 'SCHEDULED' | 'ACTIVE' | 'RELEASED' | 'EXPIRED';
  appliedAt: string;
  reviewBy?: string;
  endDate?: string;
  releasedAt?: string;
  regimeEndAt?: string;
  amountMinor?: number;
  paymentRefMasked?: string;
  payeeMasked?: string;
  action?: string;
  isReviewed?: boolean;
}

export function inhibitRow(party: Party, inhibit: Inhibit): Row {
  const kind = INHIBIT_KINDS[inhibit.kind];
  const id = opaqueId('inh', party.key, inhibit.kind, inhibit.appliedAt);
  const isReviewed = inhibit.action !== undefined && inhibit.isReviewed !== false;
  return {
    inhibit_id: id,
    customer_id: party.customerId,
    scope: kind.scope,
    ...(kind.scope === 'CUSTOMER' ? {} : accountColumns(party)),
    inhibit_code: kind.code,
    display_category: inhibit.kind,
    effects: kind.effects,
    severity: kind.severity,
    visibility: 'FRONTLINE',
    disclosure: kind.disclosure,
    script_id: kind.scriptId,
    ...(inhibit.amountMinor === undefined
      ? {}
      : { amount: decimalText(inhibit.amountMinor), currency: party.currency }),
    payment_ref_masked: inhibit.paymentRefMasked,
    payee_masked: inhibit.payeeMasked,
    regime_end_at: inhibit.regimeEndAt,
    owner_team: kind.team,
    owner_contact: kind.contact,
    customer_action: inhibit.action,
    text_reviewed_at: isReviewed ? inhibit.appliedAt : null,
    status: inhibit.status,
    applied_at: inhibit.appliedAt,
    review_by: inhibit.reviewBy,
    effective_end_date: inhibit.endDate,
    released_at: inhibit.releasedAt,
    ...tail(INTRADAY_AS_OF.inhibits, 'Restrictions', `INH-${id.slice(4, 12)}`),
  };
}

function accountColumns(party: Party): Row {
  const [account = ''] = party.accounts;
  return { account_key: opaqueId('acc', account), account_masked: `••••${account.slice(-4)}` };
}

/** A marker the front line must find no trace of: it stands in the base table and in no view. */
export function hiddenInhibitRow(party: Party, visibility: 'SUPERVISOR' | 'FINCRIME'): Row {
  const row = inhibitRow(party, { kind: 'SERVICE_RESTRICTION', status: 'ACTIVE', appliedAt: '2026-11-03T08:00:00Z' });
  const code = visibility === 'FINCRIME' ? 'FC01' : 'SV01';
  return {
    ...row,
    inhibit_id: opaqueId('inh', party.key, visibility),
    source_record_id: `INH-${visibility}-${party.customerId.slice(3, 9)}`,
    inhibit_code: code,
    effects: ['DEBIT_BLOCK'],
    visibility,
    disclosure: 'NEVER',
    script_id: null,
    owner_team: 'Not for the front line',
    owner_contact: null,
  };
}

export function emitInhibits(party: Party, emit: Emit): void {
  const lot = chance('inhibits', party.key);
  if (party.isNamed || party.partyType === 'PERSON') return;
  const place = lot.next();
  if (place < 0.04) {
    const kindName = lot.pick([
      'KYC_OUTSTANDING',
      'DORMANT_ACCOUNT',
      'LOST_CARD',
      'CREDIT_CONTROL',
      'MANDATE_DISPUTE',
    ] as const);
    const appliedAt = `2026-1${lot.integer(0, 1)}-0${lot.integer(1, 9)}T09:00:00Z`;
    const action = 'Send the outstanding items through the secure link.';
    const isReviewed = lot.happens(0.7);
    emit(
      'inhibit_data',
      inhibitRow(party, { kind: kindName, status: 'ACTIVE', appliedAt, reviewBy: '2026-12-15', action, isReviewed }),
    );
  } else if (place < 0.07) {
    const releasedAt = `2026-11-1${lot.integer(0, 7)}T12:00:00Z`;
    emit(
      'inhibit_data',
      inhibitRow(party, { kind: 'LOST_CARD', status: 'RELEASED', appliedAt: '2026-10-20T09:00:00Z', releasedAt }),
    );
  }
  if (lot.happens(0.01)) emit('inhibit_data', hiddenInhibitRow(party, 'SUPERVISOR'));
  if (lot.happens(0.015)) emit('inhibit_data', hiddenInhibitRow(party, 'FINCRIME'));
}
