import { randomUUID } from 'node:crypto';
import { findInTiers } from '../../../api-worker/pins/customers-in-tiers.ts';
import { createReadReference } from '../../../api-worker/prep-pack/reference.ts';
import { INSIGHTS, SECTIONS } from '../../../api-worker/prep-pack/sections/index.ts';
import { createReveal } from '../../../api-worker/reveals/reveal.ts';
import type { RunQuery } from '../../../api-worker/warehouse/query.ts';
import { BANK_AS_OF, BANK_IDENTIFIER_SECRET } from '../../../mocks/bank/as-of.ts';
import { openDesk } from '../../prep-pack/desk.ts';
import { openCounter, repWith } from '../../search/bench.ts';
import type { AskedCustomer } from '../bank/further-customers.ts';

/** Everything may be seen, so that every column can hold a value. */
const SPECIALIST = repWith(
  ['rep', 'supervisor', 'manager', 'searcher', 'revealer'],
  ['STANDARD', 'RESTRICTED', 'STAFF'],
);
const REP = repWith(['rep']);

/** Everything the worker asks the warehouse about one customer, by way of its own parameters. */
export async function askAbout(customer: AskedCustomer, runQuery: RunQuery): Promise<void> {
  await openPack(customer, runQuery, SPECIALIST);
  await searchFor(customer, runQuery);
  await listPin(customer, runQuery);
}

/** The same as a plain rep: no figure beyond the role, nobody beyond the tier. */
export async function askAsRep(customer: AskedCustomer, runQuery: RunQuery): Promise<void> {
  await openPack(customer, runQuery, REP);
}

async function openPack(customer: AskedCustomer, runQuery: RunQuery, rep: typeof REP): Promise<void> {
  const failures: unknown[] = [];
  const desk = openDesk({
    change: {
      runQuery,
      identifierSecret: BANK_IDENTIFIER_SECRET,
      businessClock: { asOf: () => BANK_AS_OF, banner: undefined },
      sections: SECTIONS,
      insights: INSIGHTS,
      readReference: createReadReference(runQuery),
      onFailure: ({ section, code, error }) => {
        failures.push(new Error(`${customer.key}: ${section} ${code}`, { cause: error }));
      },
    },
  });
  const conversationId = randomUUID();
  const { customerId, caller } = customer;
  const statements = customerId
    ? [await desk.sign(conversationId, { customerId, callerId: caller?.customerId ?? null })]
    : [];
  desk.ring({ conversationId, statements, claims: claimsOf(customer) }, rep);
  const [identity] = await desk.pack({ conversationId }, rep);
  if (failures.length > 0) throw new AggregateError(failures, `The pack of ${customer.key} is not complete`);
  const handle = identity?.type === 'identity' ? identity.registrationNumber?.reveal : undefined;
  if (identity?.type !== 'identity' || handle === undefined) return;
  const asker = { rep, correlationId: randomUUID(), signal: new AbortController().signal };
  await createReveal({ ...desk.dependencies })({ reveal: handle, ticket: identity.ticket ?? '' }, asker);
}

function claimsOf({ legs, phone }: AskedCustomer) {
  const of = { of: 'customer', from: 'attribute' } as const;
  return [
    ...legs.flatMap(({ bcin, pcin }) => [
      ...(bcin ? [{ type: 'BCIN' as const, value: bcin, ...of }] : []),
      ...(pcin ? [{ type: 'PCIN' as const, value: pcin, ...of }] : []),
    ]),
    ...(phone ? [{ type: 'PHONE' as const, value: phone, ...of }] : []),
  ];
}

async function listPin({ customerId }: AskedCustomer, runQuery: RunQuery): Promise<void> {
  if (!customerId) return;
  const asked = { customerIds: [customerId], tiers: SPECIALIST.access.tiers };
  await findInTiers(runQuery, asked, { signal: new AbortController().signal, deadlineMs: 10_000 });
}

async function searchFor({ customerName, legs }: AskedCustomer, runQuery: RunQuery): Promise<void> {
  const counter = openCounter(runQuery);
  if (customerName) await counter.search({ text: customerName.slice(0, 6) }, SPECIALIST);
  const bcin = legs.map((leg) => leg.bcin).find((each) => each !== undefined);
  if (bcin) await counter.search({ identifier: { type: 'BCIN', value: bcin } }, SPECIALIST);
  await counter.listOpenings(SPECIALIST);
}
