import { describe, expect, test } from 'vitest';
import { describeCaller, HELD_CALLER } from '../../api-worker/customers/caller.ts';
import type { KnownCaller, SubjectRecord } from '../../api-worker/customers/subject.ts';

const EVERYTHING = ['balances', 'payments', 'change details', 'lending', 'complaints', 'mandate change'];
const ASK = 'Ask who is speaking, and in which role.';

function record(change: Partial<SubjectRecord> = {}, partyType: 'PERSON' | 'ORGANISATION' = 'ORGANISATION') {
  return {
    party: { customerId: 'A', name: 'Ann', localName: null, greetingName: null, market: 'GB', language: 'en' },
    subject: {
      ...{ customerId: 'A', partyType, legalForm: null, market: 'GB', timeZone: 'Europe/London', baseCurrency: 'GBP' },
      ...{ segment: 'SMALL', relationshipManager: null, fiscalYearStartMonth: 1 },
    },
    mandate: null,
    caller: null,
    ...change,
  } satisfies SubjectRecord;
}

const caller = (change: Partial<KnownCaller> = {}): KnownCaller => ({
  ...{ customerId: 'P', name: 'Priya', relationshipTypes: ['DIRECTOR_OF'], scopes: [] },
  ...change,
});

test('a caller who is held may do nothing that the panel could show', () => {
  expect(HELD_CALLER).toEqual({ state: 'held', may: [], mayNot: [] });
});

describe('nobody known', () => {
  test('is asked who speaks, and may do nothing', () => {
    expect(describeCaller(record(), null)).toEqual({ state: 'unknown', may: [], mayNot: [], ask: ASK });
  });

  test('is told apart from the mandate, which stands all the same', () => {
    const withMandate = record({ mandate: { signingRule: 'SOLE', signatoryCount: 1 } });
    expect(describeCaller(withMandate, null)).toMatchObject({ state: 'unknown', mandate: 'one named signatory' });
  });
});

describe('a person who is the customer', () => {
  test.each([[null], ['A']])('named as %o speaks for himself and may do everything', (callerId) => {
    expect(describeCaller(record({}, 'PERSON'), callerId)).toEqual({
      state: 'is-customer',
      name: 'Ann',
      role: 'the customer',
      may: EVERYTHING,
      mayNot: [],
    });
  });

  test('does not lend that to somebody else who calls', () => {
    expect(describeCaller(record({}, 'PERSON'), 'P')).toMatchObject({ state: 'unknown', may: [] });
  });

  test('is no business: one whose own id is signed as caller may do nothing by that', () => {
    expect(describeCaller(record(), 'A')).toMatchObject({ state: 'unknown', may: [] });
  });
});

describe('what a known caller may do', () => {
  test.each([
    ['VIEW_BALANCE', 'balances'],
    ['MAKE_PAYMENT', 'payments'],
    ['CHANGE_DETAILS', 'change details'],
    ['LENDING', 'lending'],
    ['COMPLAIN', 'complaints'],
    ['CHANGE_MANDATE', 'mandate change'],
  ])('follows the authority %s alone', (scope, words) => {
    expect(describeCaller(record({ caller: caller({ scopes: [scope] }) }), 'P')).toEqual({
      state: 'known',
      name: 'Priya',
      role: 'director',
      may: [words],
      mayNot: EVERYTHING.filter((each) => each !== words),
    });
  });

  test('is nothing for an authority nobody has heard of', () => {
    expect(describeCaller(record({ caller: caller({ scopes: ['EVERYTHING'] }) }), 'P')).toMatchObject({
      may: [],
      mayNot: EVERYTHING,
    });
  });
});

test.each([
  [['AUTHORISED_SIGNATORY_OF'], 'signatory'],
  [['AUTHORISED_CONTACT_OF'], 'authorised contact'],
  [['DIRECTOR_OF'], 'director'],
  [['PARTNER_OF'], 'partner'],
  [['TRUSTEE_OF'], 'trustee'],
  [['BENEFICIAL_OWNER_OF'], 'owner'],
  [['GUARANTOR_OF'], 'guarantor'],
  [['PARENT_OF'], 'parent company'],
  [['DIRECTOR_OF', 'PARTNER_OF'], 'director, partner'],
  [['ESCROW_AGENT_OF'], 'escrow_agent_of'],
  [[], 'no authority on file'],
])('a caller tied by %j is shown as %s', (relationshipTypes, role) => {
  expect(describeCaller(record({ caller: caller({ relationshipTypes }) }), 'P').role).toBe(role);
});

test.each([
  ['SOLE', 1, 'one named signatory'],
  ['ANY_ONE', 1, 'any one'],
  ['ANY_ONE', 4, 'any one of four'],
  ['ANY_TWO', 2, 'both together'],
  ['ANY_TWO', 5, 'any two of five'],
  ['ALL', 0, 'all together'],
  ['ALL', 1, 'all together'],
  ['ALL', 2, 'all two together'],
  ['ALL', 6, 'all six together'],
  ['ALL', 7, 'all 7 together'],
])('the mandate %s of %i reads "%s"', (signingRule, signatoryCount, words) => {
  expect(describeCaller(record({ mandate: { signingRule, signatoryCount } }), null).mandate).toBe(words);
});

test('a mandate nobody has heard of is not put into words', () => {
  const unknown = describeCaller(record({ mandate: { signingRule: 'BY_LOT', signatoryCount: 2 } }), null);
  expect(unknown).not.toHaveProperty('mandate');
});
