import type { Cast } from '../cast.ts';
import { flow, thousand } from '../cast.ts';
import { customerIdOf } from '../draft.ts';
import type { Finances } from '../party.ts';
import { ALL_SCOPES, SIGNATORY_SCOPES } from '../relationships.ts';
import { builderEvents } from './fraud-delay-builder-events.ts';

const groupId = 'GRP-NORTHGATE';
const builder = customerIdOf('northgate-builders');
const priya = customerIdOf('priya-raman');

const finances: Partial<Finances> = {
  deposits: [
    ['2025-05-01', thousand(640)],
    ['2026-10-18', thousand(597)],
    ['2026-10-19', thousand(412)],
    ['2026-11-17', thousand(412)],
  ],
  investmentsMinor: thousand(1830),
  limits: [['2025-05-01', thousand(3000)]],
  drawn: [
    ['2025-05-01', thousand(2450)],
    ['2026-10-18', thousand(2700)],
    ['2026-11-17', thousand(2580)],
  ],
  daysPastDue: 0,
  revenue: [
    {
      line: 'LENDING',
      type: 'NET_INTEREST_INCOME',
      currency: 'GBP',
      toOctober: { 2024: thousand(83), 2025: thousand(79), 2026: thousand(61.2) },
    },
    {
      line: 'PAYMENTS',
      type: 'FEES',
      currency: 'GBP',
      toOctober: { 2024: thousand(21), 2025: thousand(20.6), 2026: thousand(16.4) },
    },
    {
      line: 'CARDS',
      type: 'FEES',
      currency: 'GBP',
      toOctober: { 2024: thousand(11), 2025: thousand(11.17), 2026: thousand(8.8) },
    },
  ],
  flows: [
    flow('FASTER_PAYMENT', 'OUTBOUND', 'ONLINE', 110, 3900, { yearlyTrend: 0.9 }),
    flow('FASTER_PAYMENT', 'INBOUND', 'API', 46, 12_800, { yearlyTrend: 0.85 }),
    flow('DIRECT_DEBIT', 'OUTBOUND', 'HOST_TO_HOST', 22, 1450),
    flow('BACS', 'INBOUND', 'HOST_TO_HOST', 9, 21_000, { yearlyTrend: 0.85 }),
    flow('CHAPS', 'OUTBOUND', 'PHONE', 2, 38_000),
    flow('CARD', 'OUTBOUND', 'CARD_NETWORK', 64, 210),
    flow('CHEQUE', 'INBOUND', 'BRANCH', 3, 4200, { yearlyTrend: 0.8 }),
  ],
  returnedOn: [
    '2026-08-06',
    '2026-08-27',
    '2026-09-17',
    '2026-10-05',
    '2026-10-22',
    '2026-10-29',
    '2026-11-04',
    '2026-11-10',
    '2026-11-16',
  ],
  newPayeesOn: [
    ['2026-07-14', 1],
    ['2026-09-08', 1],
    ['2026-10-27', 1],
  ],
  trade: null,
  survey: { score: 8, day: '2026-06-11' },
  attrition: 'HIGH',
  grade: 'BB+',
};

export const fraudDelayBuilder: Cast = {
  drafts: [
    {
      key: 'northgate-builders',
      partyType: 'ORGANISATION',
      market: 'GB',
      legalName: 'Northgate Builders Ltd',
      segment: 'MID_MARKET',
      turnoverMinor: thousand(9200),
      employees: 41,
      flagsAssessedOn: '2026-04-15',
      bcin: 'GBB4100021',
      phones: ['+441632960421'],
      products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING', 'CARDS'],
      groupId,
      manager: { id: 'RM2041', name: 'Owen Castell', team: 'Commercial North' },
      grain: 'daily',
      finances,
    },
    {
      key: 'northgate-holdings',
      partyType: 'ORGANISATION',
      market: 'GB',
      legalName: 'Northgate Holdings plc',
      segment: 'MID_MARKET',
      groupId,
    },
    {
      key: 'northgate-plant',
      partyType: 'ORGANISATION',
      market: 'GB',
      legalName: 'Northgate Plant Hire Ltd',
      segment: 'SMALL',
      groupId,
    },
    {
      key: 'priya-raman',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Priya Raman',
      greetingName: 'Ms Raman',
      pcin: 'GBP7100021',
    },
    { key: 'tom-ashworth', partyType: 'PERSON', market: 'GB', legalName: 'Tom Ashworth', greetingName: 'Mr Ashworth' },
  ],
  groups: [
    {
      groupId,
      members: [
        ['northgate-holdings', null, 100],
        ['northgate-builders', 'northgate-holdings', 100],
        ['northgate-plant', 'northgate-holdings', 100],
      ],
    },
  ],
  relationships: [
    { from: priya, to: builder, type: 'AUTHORISED_SIGNATORY_OF', scopes: SIGNATORY_SCOPES, validFrom: '2021-03-01' },
    { from: customerIdOf('tom-ashworth'), to: builder, type: 'DIRECTOR_OF', validFrom: '2016-06-01' },
    {
      from: customerIdOf('tom-ashworth'),
      to: builder,
      type: 'AUTHORISED_SIGNATORY_OF',
      scopes: ALL_SCOPES,
      validFrom: '2016-06-01',
    },
  ],
  rows: builderEvents,
};
