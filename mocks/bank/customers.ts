import { NIGHTLY_AS_OF } from './as-of.ts';
import { decimalText, exchange } from './money.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export function emitCustomer(party: Party, emit: Emit): void {
  const isHongKong = party.market === 'HK';
  const suffix = party.customerId.slice(3, 11);
  emit('customers', {
    customer_id: party.customerId,
    party_type: party.partyType,
    legal_form: party.legalForm,
    legal_name: party.legalName,
    trading_name: party.tradingName,
    local_name: party.localName,
    greeting_name: party.greetingName,
    market: party.market,
    registration_country: party.market,
    company_registration_number: party.partyType === 'PERSON' ? null : `${isHongKong ? '7' : '0'}${digitsOf(suffix)}`,
    lei: party.segment === 'CORPORATE' ? `984500${suffix.toUpperCase()}0001` : null,
    industry_code: party.industryCode,
    industry_scheme: party.industryCode === null ? null : isHongKong ? 'HSIC_2' : 'UK_SIC_2007',
    segment: party.segment,
    base_currency: party.currency,
    preferred_language: party.language,
    time_zone: isHongKong ? 'Asia/Hong_Kong' : 'Europe/London',
    relationship_start_date: party.relationshipStart,
    lifecycle_status: party.lifecycle,
    group_id: party.groupId,
    rm_id: party.manager?.id ?? null,
    rm_name: party.manager?.name ?? null,
    rm_team: party.manager?.team ?? null,
    access_tier: party.accessTier,
    ...regulatoryFlags(party),
    ...tail(NIGHTLY_AS_OF[party.market], 'Customer master', `CM-${suffix}`),
  });
}

function digitsOf(suffix: string): string {
  return String(Number.parseInt(suffix, 16) % 10_000_000).padStart(7, '0');
}

/** Flags are unknown until assessed; thresholds as in the handbook, in sterling. */
function regulatoryFlags(party: Party): Row {
  const turnover = party.turnoverMinor ?? 0;
  const sterling = exchange(turnover, party.currency, 'GBP') / 100;
  const staff = party.employees ?? 0;
  const isMicro = staff < 10 && sterling <= 1_700_000;
  const isAssessed = party.flagsAssessedOn !== null;
  const isOrganisation = party.partyType === 'ORGANISATION';
  return {
    is_micro_enterprise: isAssessed ? isMicro : null,
    is_disp_small_business: isAssessed ? sterling < 6_500_000 && staff < 50 : null,
    is_app_reimbursement_eligible: isAssessed ? isMicro && party.market === 'GB' : null,
    is_retail_customer: isAssessed ? isMicro : null,
    has_corporate_opt_out: isAssessed ? !isMicro && party.segment === 'CORPORATE' : null,
    reg_flags_assessed_on: party.flagsAssessedOn,
    annual_turnover: isOrganisation ? decimalText(turnover) : null,
    employee_count: isOrganisation ? party.employees : null,
    balance_sheet_total: isOrganisation ? decimalText(Math.round(turnover * 0.6)) : null,
  };
}
