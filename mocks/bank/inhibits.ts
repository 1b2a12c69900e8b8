import { INTRADAY_AS_OF } from './as-of.ts';
import { chance, opaqueId } from './chance.ts';
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
  ownerTeam?: string;
  ownerContact?: string;
  action?: string;
  isReviewed?: boolean;
}

const KINDS = {
  PAYMENT_DELAY: kind(
    'PD01',
    'PAYMENT',
    ['PAYMENT_HOLD'],
    'critical',
    'MUST_TELL',
    'SC-PAYMENT-DELAY',
    'Payment Safety',
    'x4410',
  ),
  ACCOUNT_CLOSING: kind(
    'CL01',
    'CUSTOMER',
    ['CLOSURE'],
    'critical',
    'MUST_TELL',
    'SC-CLOSURE',
    'Account Closures',
    'x4620',
  ),
  KYC_OUTSTANDING: kind(
    'KY01',
    'CUSTOMER',
    ['CHANNEL_BLOCK'],
    'high',
    'MAY_TELL',
    'SC-KYC',
    'Customer Records',
    'x4530',
  ),
  DORMANT_ACCOUNT: kind(
    'DM01',
    'ACCOUNT',
    ['DEBIT_BLOCK'],
    'medium',
    'MAY_TELL',
    'SC-DORMANT',
    'Account Services',
    'x4500',
  ),
  COURT_ORDER: kind(
    'CO01',
    'ACCOUNT',
    ['DEBIT_BLOCK'],
    'critical',
    'SCRIPT_ONLY',
    'SC-COURT-ORDER',
    'Legal Orders',
    'x4700',
  ),
  MANDATE_DISPUTE: kind(
    'MD01',
    'CUSTOMER',
    ['DEBIT_BLOCK'],
    'high',
    'SCRIPT_ONLY',
    'SC-MANDATE-DISPUTE',
    'Mandate Desk',
    'x4545',
  ),
  LOST_CARD: kind('LC01', 'ACCOUNT', ['CHANNEL_BLOCK'], 'medium', 'MAY_TELL', 'SC-LOST-CARD', 'Card Services', 'x4300'),
  CREDIT_CONTROL: kind(
    'CC01',
    'CUSTOMER',
    ['NO_NEW_CREDIT'],
    'low',
    'MAY_TELL',
    'SC-CREDIT-CONTROL',
    'Lending Desk',
    'x4120',
  ),
  SERVICE_RESTRICTION: kind(
    'SR01',
    'CUSTOMER',
    ['CHANNEL_BLOCK'],
    'high',
    'SCRIPT_ONLY',
    'SC-SERVICE',
    'Service Resolution',
    'x4800',
  ),
} as const;
type InhibitKind = keyof typeof KINDS;

export function inhibitRow(party: Party, inhibit: Inhibit): Row {
  const kindOf = KINDS[inhibit.kind];
  const id = opaqueId('inh', party.key, inhibit.kind, inhibit.appliedAt);
  const [account = ''] = party.accounts;
  const isAccount = kindOf.scope !== 'CUSTOMER';
  return {
    inhibit_id: id,
    customer_id: party.customerId,
    scope: kindOf.scope,
    account_key: isAccount ? opaqueId('acc', account) : null,
    account_masked: isAccount ? `••••${account.slice(-4)}` : null,
    inhibit_code: kindOf.code,
    display_category: inhibit.kind,
    effects: kindOf.effects,
    severity: kindOf.severity,
    visibility: 'FRONTLINE',
    disclosure: kindOf.disclosure,
    script_id: kindOf.scriptId,
    amount: inhibit.amountMinor === undefined ? null : decimalText(inhibit.amountMinor),
    currency: inhibit.amountMinor === undefined ? null : party.currency,
    payment_ref_masked: inhibit.paymentRefMasked ?? null,
    payee_masked: inhibit.payeeMasked ?? null,
    regime_end_at: inhibit.regimeEndAt ?? null,
    owner_team: inhibit.ownerTeam ?? kindOf.team,
    owner_contact: inhibit.ownerContact ?? kindOf.contact,
    customer_action: inhibit.action ?? null,
    text_reviewed_at: inhibit.action !== undefined && inhibit.isReviewed !== false ? inhibit.appliedAt : null,
    status: inhibit.status,
    applied_at: inhibit.appliedAt,
    review_by: inhibit.reviewBy ?? null,
    effective_end_date: inhibit.endDate ?? null,
    released_at: inhibit.releasedAt ?? null,
    ...tail(INTRADAY_AS_OF.inhibits, 'Restrictions', `INH-${id.slice(4, 12)}`),
  };
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

function kind(
  code: string,
  scope: string,
  effects: readonly string[],
  severity: string,
  disclosure: string,
  scriptId: string,
  team: string,
  contact: string,
) {
  return { code, scope, effects, severity, disclosure, scriptId, team, contact };
}
