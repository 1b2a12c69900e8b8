import type { Cast } from '../cast.ts';
import { calmFinances } from '../cast.ts';
import { contactRow } from '../contacts.ts';
import type { Draft } from '../draft.ts';
import { customerIdOf } from '../draft.ts';
import { inhibitRow } from '../inhibits.ts';
import type { Party } from '../party.ts';
import { ALL_SCOPES } from '../relationships.ts';

const organisation = (key: string, legalName: string, bcin: string, phone: string): Draft => ({
  key,
  partyType: 'ORGANISATION',
  market: 'GB',
  legalName,
  segment: 'SMALL',
  flagsAssessedOn: '2026-03-15',
  bcin,
  phones: [phone],
  grain: 'daily',
  products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING'],
  finances: calmFinances(3100),
});
const lastCall = (party: Party) =>
  contactRow(party, {
    at: '2026-10-06T10:30:00Z',
    channel: 'PHONE',
    direction: 'INBOUND',
    reason: 'PAYMENT_QUERY',
    outcome: 'RESOLVED',
    team: 'Payments Service',
  });

/** Customers whose tier or restriction decides what the panel may show. */
export const restrictedAndClosing: Cast = {
  drafts: [
    {
      ...organisation('meridian-forge', 'Meridian Forge plc', 'GBB4100091', '+441632960491'),
      segment: 'CORPORATE',
      accessTier: 'RESTRICTED',
    },
    {
      key: 'daniel-frost',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Daniel Frost',
      greetingName: 'Mr Frost',
      accessTier: 'STAFF',
      pcin: 'GBP7100121',
      phones: ['+447700900152'],
    },
    organisation('pemberton-print', 'Pemberton Print Ltd', 'GBB4100131', '+441632960431'),
    organisation('ashdown-motors', 'Ashdown Motors Ltd', 'GBB4100141', '+441632960442'),
    {
      key: 'ruth-pemberton',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Ruth Pemberton',
      greetingName: 'Mrs Pemberton',
      pcin: 'GBP7100131',
    },
    {
      key: 'colin-ash',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Colin Ash',
      greetingName: 'Mr Ash',
      pcin: 'GBP7100141',
    },
  ],
  relationships: [...signs('ruth-pemberton', 'pemberton-print'), ...signs('colin-ash', 'ashdown-motors')],
  rows: (find) => {
    const closing = find('pemberton-print');
    const ordered = find('ashdown-motors');
    return [
      [
        'inhibit_data',
        inhibitRow(closing, {
          kind: 'ACCOUNT_CLOSING',
          status: 'ACTIVE',
          appliedAt: '2026-09-18T09:00:00Z',
          endDate: '2026-12-18',
          reviewBy: '2026-12-01',
          action: 'Open an account elsewhere and ask for the switch pack.',
        }),
      ],
      [
        'inhibit_data',
        inhibitRow(ordered, {
          kind: 'COURT_ORDER',
          status: 'ACTIVE',
          appliedAt: '2026-11-09T16:45:00Z',
          reviewBy: '2027-02-09',
        }),
      ],
      ['customer_contacts', lastCall(closing)],
      ['customer_contacts', lastCall(ordered)],
    ];
  },
};

function signs(person: string, organisationKey: string) {
  const ends = { from: customerIdOf(person), to: customerIdOf(organisationKey), validFrom: '2018-01-08' };
  return [
    { ...ends, type: 'DIRECTOR_OF' as const },
    { ...ends, type: 'AUTHORISED_SIGNATORY_OF' as const, scopes: ALL_SCOPES },
  ];
}
