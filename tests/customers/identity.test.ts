import { describe, expect, it } from 'vitest';
import { identity as identitySchema } from '../../api-worker/contract/identity.ts';
import { describeIdentity } from '../../api-worker/customers/identity.ts';
import { DEFAULT_LEVELS } from '../../api-worker/customers/levels.ts';
import { maskIdentifier, maskName } from '../../api-worker/customers/mask.ts';
import type { Proven, Resolution } from '../../api-worker/customers/resolution.ts';

const party = {
  customerId: 'A',
  name: 'Northgate Builders Ltd',
  localName: '北門',
  greetingName: 'Northgate',
  market: 'GB',
  language: 'en',
};
const match = { method: 'SIGNED', text: 'signed', strength: 'strong', isSigned: true } as const;
const subject = {
  customerId: 'A',
  partyType: 'ORGANISATION',
  legalForm: null,
  market: 'GB',
  timeZone: 'Europe/London',
  baseCurrency: 'GBP',
  segment: 'SMALL',
  relationshipManager: 'Ann Price',
  fiscalYearStartMonth: 1,
} as const;
const proven = (level: 'asserted' | 'verified'): Proven => ({
  state: 'proven',
  level,
  record: { party, subject, mandate: null, caller: null },
  callerId: null,
  match,
  verification: { method: 'IVR_PIN', verifiedAt: '2026-11-18T10:42:00Z' },
});

const describeIt = async (resolution: Resolution, levels = DEFAULT_LEVELS) => {
  const dependencies = {
    levels,
    howToVerify: ['Ask for the name.'],
    sealCandidate: async ({ customerId }: { customerId: string }) => `sealed:${customerId}`,
    timeText: () => '10:42',
  };
  return identitySchema.parse(await describeIdentity(dependencies, resolution));
};

describe('what each level shows of a customer', () => {
  it('masks the name of a claimed customer and says how to verify', async () => {
    const shown = await describeIt({ state: 'claimed', party, match });
    expect(shown).toMatchObject({
      level: 'claimed',
      customer: { name: 'N••• B••• L•••', isMasked: true },
      caller: { state: 'held' },
      isPinnable: false,
    });
    expect(JSON.stringify(shown)).not.toMatch(/Northgate|北門|Ann Price/u);
  });

  it('shows the greeting name of an asserted customer and holds the caller', async () => {
    const shown = await describeIt(proven('asserted'));
    expect(shown).toMatchObject({
      customer: { name: 'Northgate', isMasked: false },
      caller: { state: 'held' },
      howToVerify: ['Ask for the name.'],
    });
    expect(JSON.stringify(shown)).not.toMatch(/Builders|北門|Ann Price/u);
  });

  it('offers to pin at what the conversation proves by itself, not at what the rep’s word raised', async () => {
    const levels = { ...DEFAULT_LEVELS, asserted: { ...DEFAULT_LEVELS.asserted, isPinnable: false } };
    const signed = proven('verified');
    const word = {
      method: 'security-questions',
      verifiedAt: '2026-11-18T10:42:00Z',
      by: 'rep',
      endsAtEpochS: 1,
    } as const;
    expect(await describeIt(signed, levels)).toMatchObject({ isPinnable: true });
    expect(await describeIt({ ...signed, verification: word }, levels)).toMatchObject({
      isPinnable: false,
    });
  });

  it('shows a verified customer in both scripts with the time of verification', async () => {
    const shown = await describeIt(proven('verified'));
    expect(shown).toMatchObject({
      customer: { name: 'Northgate Builders Ltd', localName: '北門', relationshipManager: 'Ann Price' },
      verification: { text: 'Verified 10:42' },
      caller: { state: 'unknown' },
      howToVerify: [],
    });
  });

  it('offers candidates by masked name and sealed handle only', async () => {
    const claim = { type: 'PHONE', value: '+442079460001', of: 'customer', from: 'number' } as const;
    const shown = await describeIt({ state: 'candidates', parties: [party, { ...party, customerId: 'B' }], claim });
    expect(shown).toMatchObject({
      text: 'Phone number, shared by 2 customers',
      candidates: [{ handle: 'sealed:A' }, { handle: 'sealed:B' }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/Northgate|2079460001/u);
  });

  it('says nothing of hidden customers', async () => {
    const hidden = await describeIt({ state: 'unidentified', hiddenCustomerIds: ['R'] });
    expect(hidden).toEqual(await describeIt({ state: 'unidentified', hiddenCustomerIds: [] }));
  });

  it('masks conflicting identifiers', async () => {
    const claims = [{ type: 'BCIN', value: 'B-1234567', of: 'customer', from: 'BCIN attribute' } as const];
    expect(await describeIt({ state: 'conflict', claims, isAgainstStatement: false })).toMatchObject({
      claims: [{ masked: '•••4567' }],
    });
  });
});

describe('a mask', () => {
  it.each([
    ['Northgate Builders Ltd', 'N••• B••• L•••'],
    ['永利貿易有限公司', '永〇〇'],
    ['', '•••'],
  ])('turns the name %o into %o', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['B-1234567', '•••4567'],
    ['1234', '•••34'],
    ['7', '•••'],
  ])('never shows more than half of %s', (value, masked) => {
    expect(maskIdentifier(value)).toBe(masked);
  });
});
