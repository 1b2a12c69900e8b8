import { thousand } from '../cast.ts';
import { complaintRow } from '../complaints.ts';
import { contactRow } from '../contacts.ts';
import { customerIdOf } from '../draft.ts';
import { inhibitRow } from '../inhibits.ts';
import { journeyRows } from '../journeys.ts';
import type { Party } from '../party.ts';
import type { Row } from '../row.ts';

const priya = customerIdOf('priya-raman');

/** What happened to Northgate Builders: the delay, the complaint, the refresh, the promise. */
export function builderEvents(find: (key: string) => Party): (readonly [table: string, row: Row])[] {
  const party = find('northgate-builders');
  return [
    ['inhibit_data', paymentDelay(party)],
    ['complaints', delayedPayment(party)],
    ...kycRefresh(party).map((row) => ['customer_journeys', row] as const),
    ...contacts(party).map((row) => ['customer_contacts', row] as const),
  ];
}

function paymentDelay(party: Party): Row {
  return inhibitRow(party, {
    kind: 'PAYMENT_DELAY',
    status: 'ACTIVE',
    appliedAt: '2026-11-17T15:20:00Z',
    regimeEndAt: '2026-11-23T23:59:59Z',
    endDate: '2026-11-23',
    amountMinor: thousand(18.4),
    paymentRefMasked: '••••7731',
    payeeMasked: 'A•••• Timber',
    action: 'Confirm the payee with Payment Safety.',
  });
}

function delayedPayment(party: Party): Row {
  return complaintRow(party, {
    ref: 'CMP-20419',
    regime: 'DISP_PSD_EMD',
    category: 'DELAYED_PAYMENT',
    productLine: 'PAYMENTS',
    channel: 'EMAIL',
    receivedAt: '2026-11-05T09:12:00Z',
    handlerTeam: 'Complaints North',
    handlerContact: 'x5521',
    complainantId: priya,
    isEligible: true,
  });
}

function kycRefresh(party: Party): Row[] {
  return journeyRows(party, {
    type: 'KYC_REFRESH',
    startedOn: '2026-10-15',
    stage: 3,
    enteredOn: '2026-11-12',
    status: 'OPEN',
    waitingOn: 'CUSTOMER',
    nextStep: 'Certified accounts for the year to 31 March 2026.',
    isReviewed: true,
    dueDate: '2026-12-04',
    team: 'Customer Records',
    contact: 'x4530',
  });
}

function contacts(party: Party): Row[] {
  const call = { channel: 'PHONE', direction: 'INBOUND', callerId: priya } as const;
  return [
    contactRow(party, {
      ...call,
      at: '2026-10-12T13:40:00Z',
      reason: 'LIMIT_REVIEW',
      outcome: 'FOLLOW_UP',
      promise: {
        text: 'Call back with the limit review date.',
        dueOn: '2026-11-13',
        keptAt: null,
        isReviewed: true,
      },
      team: 'Lending Desk',
    }),
    contactRow(party, {
      ...call,
      at: '2026-07-03T09:05:00Z',
      reason: 'PAYMENT_QUERY',
      outcome: 'RESOLVED',
      team: 'Payments Service',
    }),
    contactRow(party, {
      at: '2026-11-02T08:00:00Z',
      channel: 'MARKETING',
      direction: 'OUTBOUND',
      reason: 'CAMPAIGN',
      outcome: 'INFORMATION_GIVEN',
      team: 'Campaigns',
    }),
  ];
}
