import { describe, expect, test } from 'vitest';
import { readSubject } from '../../api-worker/customers/subject.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';

const WHOLE = {
  subject_customer_id: 'A',
  is_visible: true,
  legal_name: 'Harbour Foods Ltd',
  local_name: '海港',
  greeting_name: 'Harbour',
  company_registration_number: '04412345',
  party_type: 'ORGANISATION',
  legal_form: 'PRIVATE_LIMITED',
  market: 'HK',
  segment: 'MID',
  base_currency: 'HKD',
  preferred_language: 'zh-Hant',
  rm_name: 'Ann Price',
  time_zone: 'Asia/Hong_Kong',
  fiscal_year_start_month: '4',
  signing_rule: 'ANY_TWO',
  signatory_count: '3',
  caller_id: 'P',
  caller_name: 'Priya',
  relationship_type: 'DIRECTOR_OF',
  authority_scopes: ['LENDING', 'COMPLAIN'],
};

async function read(...rows: object[]) {
  const asked: { name: string; sql: string; keyedBy: string; maxRows: number; parameters: QueryParameters }[] = [];
  const runQuery: RunQuery = async (query, parameters) => {
    asked.push({ name: query.name, sql: query.sql, keyedBy: query.keyedBy, maxRows: query.maxRows, parameters });
    return rows.map((row) => query.row.parse(row));
  };
  const access = { repId: 'ada', roles: [], tiers: ['STANDARD'] };
  const options = { signal: new AbortController().signal, deadlineMs: 1_000 };
  const found = await readSubject(runQuery, { customerId: 'A', callerId: 'P', access, today: '2026-11-18' }, options);
  return { found, asked };
}

test('asks for one customer and one caller, by the rep’s tiers, and is held to rows of that customer', async () => {
  expect((await read()).asked).toEqual([
    {
      name: 'subject',
      sql: expect.stringContaining('@customer_id'),
      keyedBy: 'subject',
      maxRows: 40,
      parameters: {
        customer_id: { type: 'STRING', value: 'A' },
        caller_id: { type: 'STRING', value: 'P' },
        tiers: { type: 'STRING_ARRAY', value: ['STANDARD'] },
        today: { type: 'DATE', value: '2026-11-18' },
      },
    },
  ]);
});

test('reads the customer, the mandate and the caller', async () => {
  expect((await read(WHOLE)).found).toEqual({
    party: {
      ...{ customerId: 'A', name: 'Harbour Foods Ltd', localName: '海港', greetingName: 'Harbour' },
      ...{ market: 'HK', language: 'zh-Hant' },
    },
    registrationNumber: '04412345',
    subject: {
      ...{ customerId: 'A', partyType: 'ORGANISATION', legalForm: 'PRIVATE_LIMITED', market: 'HK' },
      ...{ timeZone: 'Asia/Hong_Kong', baseCurrency: 'HKD', segment: 'MID', relationshipManager: 'Ann Price' },
      fiscalYearStartMonth: 4,
    },
    mandate: { signingRule: 'ANY_TWO', signatoryCount: 3 },
    caller: { customerId: 'P', name: 'Priya', relationshipTypes: ['DIRECTOR_OF'], scopes: ['LENDING', 'COMPLAIN'] },
  });
});

test.each([
  ['does not exist', []],
  ['is beyond the rep’s tiers', [{ ...WHOLE, is_visible: false }]],
  ['has no name the rep may read', [{ ...WHOLE, legal_name: null }]],
])('a customer who %s is nobody', async (_what, rows) => {
  expect((await read(...rows)).found).toBeNull();
});

describe('the caller', () => {
  test('has every tie and every authority once, however many rows name them', async () => {
    const { found } = await read(
      WHOLE,
      { ...WHOLE, relationship_type: 'PARTNER_OF', authority_scopes: ['LENDING', 'MAKE_PAYMENT'] },
      { ...WHOLE, relationship_type: 'DIRECTOR_OF', authority_scopes: null },
    );
    expect(found?.caller).toMatchObject({
      relationshipTypes: ['DIRECTOR_OF', 'PARTNER_OF'],
      scopes: ['LENDING', 'COMPLAIN', 'MAKE_PAYMENT'],
    });
  });

  test('whom nothing ties to the customer has no tie and no authority', async () => {
    const { found } = await read({ ...WHOLE, relationship_type: null, authority_scopes: null });
    expect(found?.caller).toEqual({ customerId: 'P', name: 'Priya', relationshipTypes: [], scopes: [] });
  });

  test.each([
    ['nobody', { caller_id: null }],
    ['somebody the rep may not see', { caller_name: null }],
  ])('who is %s is an unknown one', async (_what, change) => {
    expect((await read({ ...WHOLE, ...change })).found?.caller).toBeNull();
  });
});

test('no mandate on file is none, and an uncounted one counts nobody', async () => {
  expect((await read({ ...WHOLE, signing_rule: null })).found?.mandate).toBeNull();
  expect((await read({ ...WHOLE, signatory_count: null })).found?.mandate).toEqual({
    signingRule: 'ANY_TWO',
    signatoryCount: 0,
  });
});

test('no registration number on file is none', async () => {
  expect((await read({ ...WHOLE, company_registration_number: null })).found?.registrationNumber).toBeUndefined();
});

test('knows a person from an organisation', async () => {
  expect((await read({ ...WHOLE, party_type: 'PERSON' })).found?.subject.partyType).toBe('PERSON');
});

test.each([
  ['another kind of party', { party_type: 'TRUST' }],
  ['no visibility', { is_visible: undefined }],
  ['half a month', { fiscal_year_start_month: '1.5' }],
  ['no time zone', { time_zone: null }],
])('a row with %s is malformed, never read halfway', async (_what, change) => {
  await expect(read({ ...WHOLE, ...change })).rejects.toThrow();
});
