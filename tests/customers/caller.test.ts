import { describe, expect, it } from 'vitest';
import { describeCaller } from '../../api-worker/customers/caller.ts';
import type { SubjectRecord } from '../../api-worker/customers/subject.ts';

const record = (change: Partial<SubjectRecord> = {}): SubjectRecord => ({
  party: { customerId: 'A', name: 'A Ltd', localName: null, greetingName: null, market: 'GB', language: 'en' },
  subject: {
    customerId: 'A',
    partyType: 'ORGANISATION',
    legalForm: 'PRIVATE_LIMITED',
    market: 'GB',
    timeZone: 'Europe/London',
    baseCurrency: 'GBP',
    segment: 'SMALL',
    relationshipManager: null,
    fiscalYearStartMonth: 1,
  },
  mandate: null,
  caller: null,
  ...change,
});

const signatory = {
  customerId: 'P',
  name: 'Priya Raman',
  relationshipTypes: ['AUTHORISED_SIGNATORY_OF'],
  scopes: ['MAKE_PAYMENT', 'VIEW_BALANCE'],
};

describe('who is speaking', () => {
  it('asks who speaks when nobody is known, and allows nothing', () => {
    expect(describeCaller(record(), null)).toMatchObject({
      state: 'unknown',
      may: [],
      ask: expect.stringContaining('who is speaking'),
    });
  });

  it('treats a caller the rep may not see as an unknown one', () => {
    expect(describeCaller(record(), 'RESTRICTED-PERSON')).toEqual(describeCaller(record(), null));
  });

  it('says what the caller may and may not do', () => {
    const caller = describeCaller(record({ caller: signatory }), 'P');
    expect(caller).toMatchObject({
      state: 'known',
      name: 'Priya Raman',
      role: 'signatory',
      may: ['balances', 'payments'],
    });
    expect(caller.mayNot).toEqual(['change details', 'lending', 'complaints', 'mandate change']);
  });

  it('allows a known person nothing when no authority ties them to the customer', () => {
    const caller = describeCaller(record({ caller: { ...signatory, relationshipTypes: [], scopes: [] } }), 'P');
    expect(caller).toMatchObject({ role: 'no authority on file', may: [] });
  });

  it('knows a sole trader as customer and caller in one', () => {
    const trader = record();
    trader.subject.partyType = 'PERSON';
    expect(describeCaller(trader, null)).toMatchObject({ state: 'is-customer', mayNot: [] });
  });

  it.each([
    ['SOLE', 1, 'one named signatory'],
    ['ANY_ONE', 2, 'any one of two'],
    ['ANY_TWO', 2, 'both together'],
    ['ANY_TWO', 3, 'any two of three'],
    ['ALL', 3, 'all three together'],
  ])('puts the mandate %s of %i into words', (signingRule, signatoryCount, words) => {
    expect(describeCaller(record({ caller: signatory, mandate: { signingRule, signatoryCount } }), 'P').mandate).toBe(
      words,
    );
  });
});
