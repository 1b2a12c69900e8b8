import { NIGHTLY_AS_OF } from './as-of.ts';
import { decimalText, exchange } from './money.ts';
import type { Party } from './party.ts';
import type { Emit, Row } from './row.ts';
import { tail } from './row.ts';

export function emitCustomer(party: Party, emit: Emit): void {
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
    segment: party.segment,
    base_currency: party.currency,
    preferred_language: party.language,
    time_zone: party.market === 'HK' ? 'Asia/Hong_Kong' : 'Europe/London',
    relationship_start_date: party.relationshipStart,
    lifecycle_status: party.lifecycle,
    group_id: party.groupId,
    rm_id: party.manager?.id,
    rm_name: party.manager?.name,
    rm_team: party.manager?.team,
    access_tier: party.accessTier,
    reg_flags_assessed_on: party.flagsAssessedOn,
    ...(party.partyType === 'ORGANISATION' ? registration(party) : {}),
    ...(party.flagsAssessedOn === null ? {} : regulatoryFlags(party)),
    ...tail(NIGHTLY_AS_OF[party.market], 'Customer master', `CM-${suffixOf(party)}`),
  });
}

function registration(party: Party): Row {
  const digits = String(Number.parseInt(suffixOf(party), 16) % 10_000_000).padStart(7, '0');
  const isHongKong = party.market === 'HK';
  const turnover = party.turnoverMinor ?? 0;
  return {
    company_registration_number: `${isHongKong ? '7' : '0'}${digits}`,
    lei: party.segment === 'CORPORATE' ? `984500${suffixOf(party).toUpperCase()}0001` : null,
    industry_code: party.industryCode,
    industry_scheme: isHongKong ? 'HSIC_2' : 'UK_SIC_2007',
    annual_turnover: decimalText(turnover),
    employee_count: party.employees,
    balance_sheet_total: decimalText(Math.round(turnover * 0.6)),
  };
}

/** Thresholds as in the handbook, in sterling; flags are unknown until assessed. */
function regulatoryFlags(party: Party): Row {
  const sterling = exchange(party.turnoverMinor ?? 0, party.currency, 'GBP') / 100;
  const staff = party.employees ?? 0;
  const isMicro = staff < 10 && sterling <= 1_700_000;
  return {
    is_micro_enterprise: isMicro,
    is_disp_small_business: sterling < 6_500_000 && staff < 50,
    is_app_reimbursement_eligible: isMicro && party.market === 'GB',
    is_retail_customer: isMicro,
    has_corporate_opt_out: !isMicro && party.segment === 'CORPORATE',
  };
}

function suffixOf(party: Party): string {
  return party.customerId.slice(3, 11);
}
