import { describe, expect, test } from 'vitest';
import type { Level } from '../../api-worker/contract/identity.ts';
import { HELD_CALLER } from '../../api-worker/customers/caller.ts';
import { describeIdentity } from '../../api-worker/customers/identity.ts';
import type { LevelTable } from '../../api-worker/customers/levels.ts';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import type { Party } from '../../api-worker/customers/party.ts';
import type { Proven, Resolution } from '../../api-worker/customers/resolution.ts';
import type { Subject } from '../../api-worker/prep-pack/section.ts';

const party: Party = {
  ...{ customerId: 'A', name: 'Northgate Builders Ltd', localName: '北門', greetingName: 'Northgate' },
  ...{ market: 'GB', language: 'cy' },
};
const match = { method: 'SIGNED', text: 'Signed', strength: 'strong', isSigned: true } as const;
const subject: Subject = {
  ...{ customerId: 'A', partyType: 'ORGANISATION', legalForm: null, market: 'GB', timeZone: 'Europe/London' },
  ...{ baseCurrency: 'GBP', segment: 'SMALL', relationshipManager: 'Ann Price', fiscalYearStartMonth: 1 },
};
const verification = { method: 'IVR_PIN', verifiedAt: '2026-11-18T10:42:00Z' };

const proven = (level: Level, change: Partial<Proven> = {}): Proven => ({
  ...{ state: 'proven', level, record: { party, subject, mandate: null, caller: null }, callerId: null, match },
  ...change,
});

function describeIt(resolution: Resolution, change: Partial<LevelTable> = {}) {
  return describeIdentity(
    {
      levels: { ...DEFAULT_LEVELS, ...change },
      howToVerify: ['Ask for the name.'],
      sealCandidate: async ({ customerId }) => `sealed:${customerId}`,
      timeText: (instant, timeZone) => `${instant} in ${timeZone}`,
    },
    resolution,
  );
}

describe('an identified customer, cell by cell', () => {
  test('claimed', async () => {
    expect(await describeIt({ state: 'claimed', party, match })).toEqual({
      state: 'identified',
      level: 'claimed',
      customer: { name: 'N••• B••• L•••', isMasked: true, market: 'GB', language: 'cy' },
      caller: HELD_CALLER,
      match,
      howToVerify: ['Ask for the name.'],
      isPinnable: false,
    });
  });

  test('asserted, whose verification is not shown even if one is known', async () => {
    expect(await describeIt(proven('asserted', { verification }))).toEqual({
      state: 'identified',
      level: 'asserted',
      customer: { name: 'Northgate', isMasked: false, market: 'GB', language: 'cy' },
      caller: HELD_CALLER,
      match,
      howToVerify: ['Ask for the name.'],
      isPinnable: true,
    });
  });

  test('verified by the call flow', async () => {
    const atText = '2026-11-18T10:42:00Z in Europe/London';
    expect(await describeIt(proven('verified', { verification }))).toEqual({
      state: 'identified',
      level: 'verified',
      customer: {
        ...{ name: 'Northgate Builders Ltd', localName: '北門', isMasked: false, market: 'GB', language: 'cy' },
        ...{ segment: 'SMALL', relationshipManager: 'Ann Price' },
      },
      caller: expect.objectContaining({ state: 'unknown' }),
      match,
      verification: { text: `Verified ${atText}`, atText },
      howToVerify: [],
      isPinnable: true,
    });
  });

  test('verified by the rep, and said to be', async () => {
    const shown = await describeIt(proven('verified', { verification: { ...verification, by: 'rep' } }));
    const atText = '2026-11-18T10:42:00Z in Europe/London';
    expect(shown).toMatchObject({ verification: { text: `Verified by you ${atText}`, atText, by: 'rep' } });
  });

  test('verified without a word of when, as a pin is', async () => {
    expect(await describeIt(proven('verified'))).not.toHaveProperty('verification');
  });
});

describe('the name', () => {
  test('is masked where there is no greeting name', async () => {
    const record = { party: { ...party, greetingName: null }, subject, mandate: null, caller: null };
    expect(await describeIt(proven('asserted', { record }))).toMatchObject({
      customer: { name: 'N••• B••• L•••', isMasked: true },
    });
  });

  test('is masked where the bank masks it, details too', async () => {
    const shown = await describeIt(proven('asserted'), { asserted: { ...DEFAULT_LEVELS.asserted, name: 'masked' } });
    expect(shown).toMatchObject({ customer: { name: 'N••• B••• L•••', isMasked: true } });
    expect(JSON.stringify(shown)).not.toMatch(/Northgate|北門|Ann Price|SMALL/u);
  });

  test('says no more than there is on file', async () => {
    const bare = { ...party, localName: null, language: null };
    const record = { party: bare, subject: { ...subject, relationshipManager: null }, mandate: null, caller: null };
    expect(await describeIt(proven('verified', { record }))).toMatchObject({
      customer: { name: 'Northgate Builders Ltd', isMasked: false, market: 'GB', segment: 'SMALL' },
    });
    const shown = await describeIt(proven('verified', { record }));
    const customer = shown.state === 'identified' ? Object.keys(shown.customer) : [];
    expect(customer.toSorted()).toEqual(['isMasked', 'market', 'name', 'segment']);
  });
});

describe('the caller', () => {
  test('is held where nobody is on the line', async () => {
    expect(await describeIt(proven('verified', { callerId: undefined }))).toMatchObject({ caller: HELD_CALLER });
  });

  test('is held where the bank does not show callers', async () => {
    const levels = { verified: { ...DEFAULT_LEVELS.verified, isCallerShown: false } };
    expect(await describeIt(proven('verified'), levels)).toMatchObject({ caller: HELD_CALLER });
  });
});

describe('a pin', () => {
  test.each([
    ['SIGNED', true],
    ['PIN', false],
    ['SEARCH', false],
  ])('is offered for a match by %s: %o', async (method, isPinnable) => {
    expect(await describeIt(proven('verified', { match: { ...match, method } }))).toMatchObject({ isPinnable });
  });

  test('is not offered where the bank allows none', async () => {
    const levels = { verified: { ...DEFAULT_LEVELS.verified, isPinnable: false } };
    expect(await describeIt(proven('verified'), levels)).toMatchObject({ isPinnable: false });
  });
});

describe('a conflict', () => {
  const claims = [
    { type: 'BCIN', value: 'B-1234567', of: 'customer', from: 'attribute bcin' },
    { type: 'PHONE', value: '+442079460001', of: 'customer', from: 'phone number' },
  ] as const;

  test('names each claim by kind and place, its value masked', async () => {
    expect(await describeIt({ state: 'conflict', claims: [...claims], isAgainstStatement: false })).toEqual({
      state: 'conflict',
      text: 'The conversation carries identifiers of different customers.',
      claims: [
        { from: 'BCIN, participant data', masked: '•••4567' },
        { from: 'Phone number, phone number', masked: '•••0001' },
      ],
    });
  });

  test('says when it stands against what the call flow signed', async () => {
    expect(await describeIt({ state: 'conflict', claims: [], isAgainstStatement: true })).toEqual({
      state: 'conflict',
      text: 'What the call flow signed and what the conversation carries name different customers.',
      claims: [],
    });
  });
});

test('nobody is said to be nobody, in the same words for everyone', async () => {
  expect(await describeIt({ state: 'unidentified', hiddenCustomerIds: ['R'] })).toEqual({
    state: 'unidentified',
    text: 'No customer is identified for this conversation.',
  });
});

test('of many candidates ten are offered: masked, with market and language, and how many there are', async () => {
  const parties = Array.from({ length: 12 }, (_, at) => ({
    ...party,
    customerId: `C${at}`,
    language: at ? null : 'cy',
  }));
  const claim = { type: 'EMAIL', value: 'a@b.example', of: 'customer', from: 'email address' } as const;
  const shown = await describeIt({ state: 'candidates', parties, claim });
  expect(shown).toMatchObject({ state: 'candidates', text: 'E-mail address, shared by 12 customers' });
  const candidates = shown.state === 'candidates' ? shown.candidates : [];
  expect(candidates.slice(0, 2)).toEqual([
    { handle: 'sealed:C0', name: 'N••• B••• L•••', market: 'GB', detail: 'Prefers Welsh' },
    { handle: 'sealed:C1', name: 'N••• B••• L•••', market: 'GB', detail: '' },
  ]);
  expect(candidates.map(({ handle }) => handle)).toEqual(
    parties.slice(0, 10).map((each) => `sealed:${each.customerId}`),
  );
});
