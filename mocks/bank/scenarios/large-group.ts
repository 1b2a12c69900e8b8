import type { Cast } from '../cast.ts';
import { calmFinances } from '../cast.ts';
import { contactRow } from '../contacts.ts';
import type { Draft } from '../draft.ts';
import { customerIdOf } from '../draft.ts';
import { ALL_SCOPES, SIGNATORY_SCOPES } from '../relationships.ts';

const groupId = 'GRP-ALDERMOOR';
const root = customerIdOf('aldermoor-group');
const graham = customerIdOf('graham-sutcliffe');
const DIVISIONS = ['Foods', 'Logistics', 'Properties', 'Energy', 'Retail'];
const SITES = [
  'Bristol',
  'Cardiff',
  'Derby',
  'Exeter',
  'Glasgow',
  'Hull',
  'Ipswich',
  'Leeds',
  'Norwich',
  'Oxford',
  'Preston',
  'Swansea',
];

const divisions = DIVISIONS.map((division) =>
  subsidiary(`aldermoor-${division.toLowerCase()}`, `Aldermoor ${division} Ltd`),
);
const sites = DIVISIONS.flatMap((division) =>
  SITES.map((site) =>
    subsidiary(`aldermoor-${division.toLowerCase()}-${site.toLowerCase()}`, `Aldermoor ${division} ${site} Ltd`),
  ),
);

/** 66 organisations on three levels; one of them is restricted and leaves no trace. */
export const largeGroup: Cast = {
  drafts: [
    {
      key: 'aldermoor-group',
      partyType: 'ORGANISATION',
      market: 'GB',
      legalName: 'Aldermoor Group plc',
      segment: 'CORPORATE',
      flagsAssessedOn: '2026-02-11',
      bcin: 'GBB4100041',
      phones: ['+441632960441'],
      products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING', 'PAYMENTS', 'FX', 'TRADE_FINANCE'],
      groupId,
      manager: { id: 'RM4100', name: 'Charlotte Wray', team: 'Corporate Coverage' },
      grain: 'daily',
      finances: { ...calmFinances(96_000), survey: { score: 8, day: '2026-09-10' } },
    },
    ...divisions,
    ...sites,
    {
      key: 'graham-sutcliffe',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Graham Sutcliffe',
      greetingName: 'Mr Sutcliffe',
      pcin: 'GBP7100041',
    },
    { key: 'nadia-okoye', partyType: 'PERSON', market: 'GB', legalName: 'Nadia Okoye', greetingName: 'Ms Okoye' },
    { key: 'paul-renshaw', partyType: 'PERSON', market: 'GB', legalName: 'Paul Renshaw', greetingName: 'Mr Renshaw' },
  ],
  groups: [
    {
      groupId,
      members: [
        ['aldermoor-group', null, 100],
        ...divisions.flatMap((division, place) => [
          [division.key, 'aldermoor-group', place === 4 ? 50 : 100] as const,
          ...sites
            .slice(place * SITES.length, (place + 1) * SITES.length)
            .map((site) => [site.key, division.key, 100] as const),
        ]),
      ],
    },
  ],
  relationships: [
    { from: graham, to: root, type: 'DIRECTOR_OF', validFrom: '2014-01-06' },
    { from: graham, to: root, type: 'AUTHORISED_SIGNATORY_OF', scopes: ALL_SCOPES, validFrom: '2014-01-06' },
    {
      from: customerIdOf('nadia-okoye'),
      to: root,
      type: 'AUTHORISED_SIGNATORY_OF',
      scopes: SIGNATORY_SCOPES,
      validFrom: '2020-05-11',
    },
    {
      from: customerIdOf('nadia-okoye'),
      to: customerIdOf('aldermoor-foods'),
      type: 'DIRECTOR_OF',
      validFrom: '2020-05-11',
    },
    {
      from: customerIdOf('paul-renshaw'),
      to: root,
      type: 'AUTHORISED_SIGNATORY_OF',
      scopes: ALL_SCOPES,
      validFrom: '2017-10-02',
    },
  ],
  rows: (find) => [
    [
      'customer_contacts',
      contactRow(find('aldermoor-group'), {
        at: '2026-11-03T14:00:00Z',
        channel: 'MEETING',
        direction: 'OUTBOUND',
        reason: 'RELATIONSHIP_REVIEW',
        outcome: 'RESOLVED',
        callerId: graham,
        team: 'Corporate Coverage',
      }),
    ],
  ],
};

function subsidiary(key: string, legalName: string): Draft {
  return {
    key,
    partyType: 'ORGANISATION',
    market: 'GB',
    legalName,
    segment: 'SMALL',
    groupId,
    isNamed: false,
    accessTier: key === 'aldermoor-energy-oxford' ? 'RESTRICTED' : 'STANDARD',
  };
}
