import type { Caller } from '../contract/identity.ts';
import type { SubjectRecord } from './subject.ts';

const SCOPE_WORDS: Record<string, string> = {
  VIEW_BALANCE: 'balances',
  MAKE_PAYMENT: 'payments',
  CHANGE_DETAILS: 'change details',
  LENDING: 'lending',
  COMPLAIN: 'complaints',
  CHANGE_MANDATE: 'mandate change',
};

const ROLE_WORDS: Record<string, string> = {
  AUTHORISED_SIGNATORY_OF: 'signatory',
  AUTHORISED_CONTACT_OF: 'authorised contact',
  DIRECTOR_OF: 'director',
  PARTNER_OF: 'partner',
  TRUSTEE_OF: 'trustee',
  BENEFICIAL_OWNER_OF: 'owner',
  GUARANTOR_OF: 'guarantor',
  PARENT_OF: 'parent company',
};

const COUNT_WORDS: Record<number, string> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six' };
const countWord = (count: number): string => COUNT_WORDS[count] ?? String(count);

/** A held or opened-without-a-call pack says nothing about who speaks. */
export const HELD_CALLER: Caller = { state: 'held', may: [], mayNot: [] };

/** Who is speaking, as what, and what the mandate lets them do; an unresolved or hidden caller is an unknown one. */
export function describeCaller(record: SubjectRecord, callerId: string | null): Caller {
  const mandate = mandateWords(record.mandate);
  const { subject, caller } = record;
  if (subject.partyType === 'PERSON' && (callerId === null || callerId === subject.customerId)) {
    return {
      state: 'is-customer',
      name: record.party.name,
      role: 'the customer',
      may: Object.values(SCOPE_WORDS),
      mayNot: [],
    };
  }
  if (!caller)
    return { state: 'unknown', may: [], mayNot: [], ask: 'Ask who is speaking, and in which role.', ...mandate };
  const roles = caller.relationshipTypes.map((type) => ROLE_WORDS[type] ?? type.toLowerCase());
  const scopes = Object.entries(SCOPE_WORDS);
  return {
    state: 'known',
    name: caller.name,
    role: roles.length > 0 ? roles.join(', ') : 'no authority on file',
    may: scopes.filter(([scope]) => caller.scopes.includes(scope)).map(([, word]) => word),
    mayNot: scopes.filter(([scope]) => !caller.scopes.includes(scope)).map(([, word]) => word),
    ...mandate,
  };
}

function mandateWords(mandate: SubjectRecord['mandate']): { mandate?: string } {
  if (!mandate) return {};
  const of = `of ${countWord(mandate.signatoryCount)}`;
  const words: Record<string, string> = {
    SOLE: 'one named signatory',
    ANY_ONE: mandate.signatoryCount > 1 ? `any one ${of}` : 'any one',
    ANY_TWO: mandate.signatoryCount > 2 ? `any two ${of}` : 'both together',
    ALL: mandate.signatoryCount > 1 ? `all ${countWord(mandate.signatoryCount)} together` : 'all together',
  };
  const found = words[mandate.signingRule];
  return found ? { mandate: found } : {};
}
