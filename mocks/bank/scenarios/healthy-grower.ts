import type { Cast } from '../cast.ts';
import { flow, thousand } from '../cast.ts';
import { contactRow } from '../contacts.ts';
import { customerIdOf } from '../draft.ts';
import { journeyRows } from '../journeys.ts';
import { ALL_SCOPES } from '../relationships.ts';

const larkfield = customerIdOf('larkfield-bakery');
const helen = customerIdOf('helen-marsh');
const up = { yearlyTrend: 1.12 };

export const healthyGrower: Cast = {
  drafts: [
    {
      key: 'larkfield-bakery',
      partyType: 'ORGANISATION',
      market: 'GB',
      legalName: 'Larkfield Bakery Supplies Ltd',
      segment: 'SMALL',
      turnoverMinor: thousand(4800),
      employees: 32,
      flagsAssessedOn: '2026-05-20',
      bcin: 'GBB4100011',
      phones: ['+441632960411'],
      products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING', 'CARDS', 'PAYMENTS', 'MERCHANT_SERVICES'],
      manager: { id: 'RM2032', name: 'Amira Haddad', team: 'Business Banking South' },
      grain: 'daily',
      finances: {
        deposits: [
          ['2025-05-01', thousand(520)],
          ['2026-05-01', thousand(610)],
          ['2026-11-17', thousand(690)],
        ],
        investmentsMinor: 0,
        limits: [['2025-05-01', thousand(500)]],
        drawn: [
          ['2025-05-01', thousand(260)],
          ['2026-11-17', thousand(210)],
        ],
        daysPastDue: 0,
        revenue: [
          {
            line: 'LENDING',
            type: 'NET_INTEREST_INCOME',
            currency: 'GBP',
            toOctober: { 2024: thousand(17), 2025: thousand(18.2), 2026: thousand(20.5) },
          },
          {
            line: 'DEPOSITS',
            type: 'NET_INTEREST_INCOME',
            currency: 'GBP',
            toOctober: { 2024: thousand(5.6), 2025: thousand(6.1), 2026: thousand(7.2) },
          },
          {
            line: 'PAYMENTS',
            type: 'FEES',
            currency: 'GBP',
            toOctober: { 2024: thousand(3.9), 2025: thousand(4.4), 2026: thousand(4.9) },
          },
        ],
        flows: [
          flow('FASTER_PAYMENT', 'OUTBOUND', 'ONLINE', 150, 1700, up),
          flow('FASTER_PAYMENT', 'INBOUND', 'API', 210, 1650, up),
          flow('INTERNATIONAL', 'OUTBOUND', 'ONLINE', 6, 5600, { ...up, currency: 'EUR', isCrossBorder: true }),
          flow('CARD', 'INBOUND', 'CARD_NETWORK', 420, 48, up),
          flow('DIRECT_DEBIT', 'OUTBOUND', 'HOST_TO_HOST', 14, 900, up),
        ],
        returnedOn: [],
        newPayeesOn: [['2026-09-22', 1]],
        trade: null,
        survey: { score: 9, day: '2026-09-30' },
        attrition: 'LOW',
        grade: 'A-',
      },
    },
    {
      key: 'helen-marsh',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Helen Marsh',
      greetingName: 'Ms Marsh',
      pcin: 'GBP7100011',
    },
  ],
  relationships: [
    { from: helen, to: larkfield, type: 'DIRECTOR_OF', validFrom: '2012-02-01' },
    { from: helen, to: larkfield, type: 'AUTHORISED_SIGNATORY_OF', scopes: ALL_SCOPES, validFrom: '2012-02-01' },
    { from: helen, to: larkfield, type: 'BENEFICIAL_OWNER_OF', ownershipPct: 75, validFrom: '2012-02-01' },
  ],
  rows: (find) => {
    const party = find('larkfield-bakery');
    const meeting = {
      channel: 'MEETING',
      direction: 'OUTBOUND',
      reason: 'RELATIONSHIP_REVIEW',
      callerId: helen,
    } as const;
    return [
      ...journeyRows(party, {
        type: 'FACILITY_RENEWAL',
        startedOn: '2026-11-02',
        stage: 2,
        enteredOn: '2026-11-13',
        status: 'OPEN',
        waitingOn: 'BANK',
        nextStep: 'Renewal terms from the Lending Desk.',
        isReviewed: true,
        dueDate: '2027-01-22',
        team: 'Lending Desk',
        contact: 'x4120',
      }).map((row) => ['customer_journeys', row] as const),
      [
        'customer_contacts',
        contactRow(party, {
          ...meeting,
          at: '2026-10-20T10:00:00Z',
          outcome: 'RESOLVED',
          team: 'Business Banking South',
        }),
      ],
      [
        'customer_contacts',
        contactRow(party, {
          at: '2026-06-09T11:15:00Z',
          channel: 'PHONE',
          direction: 'INBOUND',
          reason: 'STATEMENT_REQUEST',
          outcome: 'FOLLOW_UP',
          callerId: helen,
          promise: {
            text: 'Send the May statement.',
            dueOn: '2026-06-12',
            keptAt: '2026-06-11T15:00:00Z',
            isReviewed: true,
          },
          team: 'Account Services',
        }),
      ],
    ];
  },
};
