import type { Cast } from '../cast.ts';
import { calmFinances, thousand } from '../cast.ts';
import { contactRow } from '../contacts.ts';
import { supportNeedRow } from '../support-needs.ts';

/** The person is the customer: a PCIN, no BCIN, no mandate. */
export const soleTraderSupport: Cast = {
  drafts: [
    {
      key: 'margaret-ellis',
      partyType: 'PERSON',
      market: 'GB',
      legalForm: 'SOLE_TRADER',
      legalName: 'Margaret Ellis',
      tradingName: 'Ellis Alterations',
      greetingName: 'Mrs Ellis',
      segment: 'MICRO',
      turnoverMinor: thousand(62),
      employees: 1,
      flagsAssessedOn: '2026-01-19',
      pcin: 'GBP7100051',
      phones: ['+447700900151'],
      products: ['CURRENT_ACCOUNT', 'DEPOSITS', 'CARDS'],
      manager: { id: 'RM1015', name: 'Joe Lister', team: 'Business Banking South' },
      grain: 'daily',
      finances: {
        ...calmFinances(62),
        limits: [],
        drawn: [],
        survey: { score: 9, day: '2026-10-02' },
        attrition: 'LOW',
      },
    },
  ],
  rows: (find) => {
    const party = find('margaret-ellis');
    const need = { code: 'COMMUNICATION_PACE', recordedOn: '2025-11-04', reviewOn: '2027-05-04', isReviewed: true };
    return [
      [
        'customer_support_needs',
        supportNeedRow(party, { ...need, text: 'Speak slowly, one point at a time, and confirm in writing.' }),
      ],
      [
        'customer_contacts',
        contactRow(party, {
          at: '2026-09-24T09:20:00Z',
          channel: 'PHONE',
          direction: 'INBOUND',
          reason: 'ONLINE_ACCESS',
          outcome: 'RESOLVED',
          callerId: party.customerId,
          team: 'Business Banking Service',
        }),
      ],
    ];
  },
};
