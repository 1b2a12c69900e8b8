import { fullDayText, localDay } from '../../format/day.ts';
import { spokenMoney } from '../../format/money.ts';
import type { PackContext } from '../../section.ts';
import type { Restriction } from '../alerts.ts';

const PLACEHOLDER = /\{(\w+)\}/gu;

/**
 * The approved words with every placeholder filled from the row, or null. Words with a gap are not the approved words,
 * so one unfilled placeholder withdraws them all.
 */
export function approvedWords(restriction: Restriction, context: PackContext): string | null {
  if (restriction.scriptText === null) return null;
  const known = placeholders(restriction, context);
  const names = [...restriction.scriptText.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
  if (names.some((name) => typeof known[name] !== 'string')) return null;
  return restriction.scriptText.replace(PLACEHOLDER, (_, name: string) => known[name] ?? '');
}

function placeholders(restriction: Restriction, context: PackContext): Record<string, string | null> {
  const language = restriction.scriptLanguage ?? 'en';
  const { timeZone } = context.subject;
  const amount =
    restriction.amount === null
      ? null
      : spokenMoney(restriction.amount, restriction.currency ?? context.subject.baseCurrency);
  const endDate = restriction.effectiveEndDate && spokenDay(restriction.effectiveEndDate, language);
  const regimeEnd = restriction.regimeEndAt && spokenDay(localDay(restriction.regimeEndAt, timeZone), language);
  return {
    amount,
    currency: restriction.currency,
    payee: restriction.payeeMasked,
    payee_masked: restriction.payeeMasked,
    payment_ref: restriction.paymentRefMasked,
    payment_ref_masked: restriction.paymentRefMasked,
    account: restriction.accountMasked,
    account_masked: restriction.accountMasked,
    end_date: endDate,
    effective_end_date: endDate,
    regime_end: regimeEnd,
    regime_end_at: regimeEnd,
    owner_team: restriction.ownerTeam,
    owner_contact: restriction.ownerContact,
    customer_action: restriction.customerAction,
  };
}

function spokenDay(day: string, language: string): string {
  if (language === 'en') return fullDayText(day);
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
