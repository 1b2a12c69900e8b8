import type { Cast } from '../cast.ts';
import { calmFinances } from '../cast.ts';
import { contactRow } from '../contacts.ts';
import type { Draft } from '../draft.ts';
import { customerIdOf } from '../draft.ts';
import { ALL_SCOPES } from '../relationships.ts';

export const SHARED_PHONE = '+441632960155';
const organisation = (key: string, legalName: string, rest: Partial<Draft>): Draft => ({
  key,
  partyType: 'ORGANISATION',
  market: 'GB',
  legalName,
  segment: 'SMALL',
  flagsAssessedOn: '2026-03-15',
  products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'LENDING'],
  finances: calmFinances(2400),
  ...rest,
});
const quayside = (key: string, legalName: string, rest: Partial<Draft> = {}) =>
  organisation(key, legalName, { phones: [SHARED_PHONE], ...rest });
const whitcombe = customerIdOf('whitcombe-marine');
const sally = customerIdOf('sally-whitcombe');

/** A shared switchboard, two numbers that disagree, a customer with nothing, and one that stands in both datasets. */
export const identityCases: Cast = {
  drafts: [
    quayside('quayside-dental', 'Quayside Dental Ltd'),
    quayside('quayside-orthodontics', 'Quayside Orthodontics Ltd'),
    quayside('quayside-property', 'Quayside Property Ltd'),
    quayside('quayside-acquisitions', 'Quayside Acquisitions Ltd', { accessTier: 'RESTRICTED' }),
    organisation('calder-logistics', 'Calder Logistics Ltd', { bcin: 'GBB4100081', phones: ['+441632960481'] }),
    organisation('calder-freight', 'Calder Freight Services Ltd', { bcin: 'GBB4100082', phones: ['+441632960482'] }),
    {
      ...organisation('rowan-vale', 'Rowan Vale Ltd', { bcin: 'GBB4100101', phones: [], emails: [], accounts: [] }),
      flagsAssessedOn: null,
      manager: null,
      products: [],
      finances: null,
    },
    organisation('whitcombe-marine', 'Whitcombe Marine Ltd', {
      bcin: 'GBB4100111',
      phones: ['+441632960511'],
      grain: 'daily',
    }),
    {
      key: 'sally-whitcombe',
      partyType: 'PERSON',
      market: 'GB',
      legalName: 'Sally Whitcombe',
      greetingName: 'Ms Whitcombe',
      pcin: 'GBP7100111',
    },
  ],
  relationships: [
    { from: sally, to: whitcombe, type: 'DIRECTOR_OF', validFrom: '2011-07-01' },
    { from: sally, to: whitcombe, type: 'AUTHORISED_SIGNATORY_OF', scopes: ALL_SCOPES, validFrom: '2011-07-01' },
  ],
  rows: (find) => [
    [
      'customer_contacts',
      contactRow(find('whitcombe-marine'), {
        at: '2026-10-29T15:10:00Z',
        channel: 'PHONE',
        direction: 'INBOUND',
        reason: 'STATEMENT_REQUEST',
        outcome: 'RESOLVED',
        callerId: sally,
        team: 'Account Services',
      }),
    ],
  ],
};
