import type { Cast } from '../cast.ts';
import { flow, thousand } from '../cast.ts';
import { complaintRow } from '../complaints.ts';
import { contactRow } from '../contacts.ts';
import { customerIdOf } from '../draft.ts';
import { ALL_SCOPES } from '../relationships.ts';

const harbourCrest = customerIdOf('harbour-crest');
const lau = customerIdOf('lau-wing-sze');
const hkd = { currency: 'HKD' } as const;
const abroad = { currency: 'USD', isCrossBorder: true } as const;

export const hkTrader: Cast = {
  drafts: [
    {
      key: 'harbour-crest',
      partyType: 'ORGANISATION',
      market: 'HK',
      legalName: 'Harbour Crest Trading Limited',
      localName: '海峰貿易有限公司',
      language: 'zh-Hant',
      segment: 'MID_MARKET',
      turnoverMinor: thousand(210_000),
      employees: 58,
      flagsAssessedOn: '2026-03-02',
      bcin: 'HKB4100031',
      phones: ['+85255509031'],
      products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING', 'PAYMENTS', 'FX', 'TRADE_FINANCE'],
      manager: { id: 'RM3007', name: 'Fung Chi Ming', team: 'Commercial Banking Kowloon' },
      grain: 'daily',
      finances: {
        deposits: [
          ['2025-05-01', thousand(22_000)],
          ['2026-11-17', thousand(26_400)],
        ],
        investmentsMinor: 0,
        limits: [['2025-05-01', thousand(30_000)]],
        drawn: [
          ['2025-05-01', thousand(17_500)],
          ['2026-11-17', thousand(18_600)],
        ],
        daysPastDue: 0,
        revenue: [
          {
            line: 'LENDING',
            type: 'NET_INTEREST_INCOME',
            currency: 'HKD',
            toOctober: { 2024: thousand(410), 2025: thousand(455), 2026: thousand(470) },
          },
          {
            line: 'TRADE',
            type: 'TRADE',
            currency: 'USD',
            toOctober: { 2024: thousand(190), 2025: thousand(205), 2026: thousand(231) },
          },
          {
            line: 'FX',
            type: 'FX',
            currency: 'USD',
            toOctober: { 2024: thousand(155), 2025: thousand(168), 2026: thousand(182) },
          },
          {
            line: 'PAYMENTS',
            type: 'FEES',
            currency: 'HKD',
            toOctober: { 2024: thousand(62), 2025: thousand(66), 2026: thousand(71) },
          },
        ],
        flows: [
          flow('FASTER_PAYMENT', 'OUTBOUND', 'ONLINE', 120, 31_000, hkd),
          flow('FASTER_PAYMENT', 'INBOUND', 'API', 90, 52_000, hkd),
          flow('INTERNATIONAL', 'OUTBOUND', 'HOST_TO_HOST', 24, 290_000, abroad),
          flow('INTERNATIONAL', 'INBOUND', 'ONLINE', 18, 520_000, abroad),
          flow('CHAPS', 'OUTBOUND', 'PHONE', 3, 410_000, hkd),
          flow('CHEQUE', 'OUTBOUND', 'BRANCH', 4, 26_000, hkd),
        ],
        returnedOn: ['2026-07-09'],
        newPayeesOn: [['2026-10-06', 2]],
        trade: { outstandingMinor: thousand(11_800), limitMinor: thousand(20_000) },
        survey: { score: 7, day: '2026-08-12' },
        attrition: 'LOW',
        grade: 'BBB',
      },
    },
    {
      key: 'lau-wing-sze',
      partyType: 'PERSON',
      market: 'HK',
      legalName: 'Lau Wing Sze',
      localName: '劉穎詩',
      greetingName: 'Ms Lau',
      pcin: 'HKP7100031',
      language: 'zh-Hant',
    },
    {
      key: 'tam-kwok-wai',
      partyType: 'PERSON',
      market: 'HK',
      legalName: 'Tam Kwok Wai',
      localName: '譚國偉',
      greetingName: 'Mr Tam',
    },
  ],
  relationships: [
    { from: lau, to: harbourCrest, type: 'DIRECTOR_OF', validFrom: '2015-09-01' },
    { from: lau, to: harbourCrest, type: 'AUTHORISED_SIGNATORY_OF', scopes: ALL_SCOPES, validFrom: '2015-09-01' },
    {
      from: customerIdOf('tam-kwok-wai'),
      to: harbourCrest,
      type: 'BENEFICIAL_OWNER_OF',
      ownershipPct: 60,
      validFrom: '2015-09-01',
    },
    {
      from: customerIdOf('tam-kwok-wai'),
      to: harbourCrest,
      type: 'GUARANTOR_OF',
      guaranteeMinor: thousand(5000),
      validFrom: '2015-09-01',
    },
  ],
  rows: (find) => {
    const party = find('harbour-crest');
    return [
      [
        'complaints',
        complaintRow(party, {
          ref: 'CMP-31207',
          regime: 'HK_IC4',
          category: 'TRADE_DOCUMENTS',
          productLine: 'TRADE',
          channel: 'SECURE_MESSAGE',
          receivedAt: '2026-10-26T03:05:00Z',
          handlerTeam: 'Customer Relations HK',
          handlerContact: 'x7720',
          complainantId: lau,
        }),
      ],
      [
        'customer_contacts',
        contactRow(party, {
          at: '2026-10-22T07:30:00Z',
          channel: 'PHONE',
          direction: 'INBOUND',
          reason: 'TRADE_DOCUMENTS',
          outcome: 'INFORMATION_GIVEN',
          callerId: lau,
          team: 'Trade Services HK',
        }),
      ],
    ];
  },
};
