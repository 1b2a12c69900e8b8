import { expect, test } from 'vitest';
import { candidateDetail } from '../../api-worker/customers/candidate-detail.ts';
import type { Party } from '../../api-worker/customers/party.ts';

const party: Party = {
  ...{ customerId: 'A', name: 'Northgate Builders Ltd', localName: '北門', greetingName: 'Northgate' },
  ...{ market: 'GB', language: null },
};

test.each([
  [
    { legalForm: 'PRIVATE_LIMITED', customerSinceYear: 2009, language: 'cy' },
    'Private limited company · customer since 2009 · prefers Welsh',
  ],
  [{ legalForm: 'SOLE_TRADER', customerSinceYear: null }, 'Sole trader'],
  [{ legalForm: null, customerSinceYear: 1994 }, 'Customer since 1994'],
  [{ language: 'en' }, 'Prefers English'],
  [{}, ''],
])('tells candidates apart by what is on file: %o', (change, text) => {
  expect(candidateDetail({ ...party, ...change })).toBe(text);
});

test('never by a name', () => {
  expect(candidateDetail({ ...party, legalForm: 'CHARITY', language: 'en' })).not.toMatch(/Northgate|北門/u);
});
