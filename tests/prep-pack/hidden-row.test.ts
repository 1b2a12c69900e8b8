import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import type { Role } from '../../api-worker/contract/session.ts';
import { createReadReference } from '../../api-worker/prep-pack/reference.ts';
import { INSIGHTS, SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { BANK_IDENTIFIER_SECRET } from '../../mocks/bank/as-of.ts';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { LocalWarehouse } from '../sections/local-warehouse.ts';
import { openLocalWarehouse } from '../sections/local-warehouse.ts';
import { openDesk, repOf } from './desk.ts';

let warehouse: LocalWarehouse;
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
  // The first question of each text is the slowest: the engine has yet to prepare it.
  for (const dataset of ['prep_api', 'prep_api_twin']) await packFrom(dataset, BY_A_REP);
});
afterAll(() => warehouse.close());

const twin = scenarioOf('twin');
const conversationId = randomUUID();
/** Differ between any two packs of one customer, hidden row or not. */
const PASSING = new Set([
  'ms',
  'pathMs',
  'slowestPathMs',
  'ticket',
  'ticketId',
  'ticketExpiresAt',
  'reveal',
  'feedback',
]);

interface Asked {
  customerId: string;
  callerId: string | null;
  roles: Role[];
  tiers: string[];
}

/** A whole pack from the door on, over one of the two datasets. */
async function packFrom(dataset: string, { customerId, callerId, roles, tiers }: Asked): Promise<string> {
  const asked = warehouse.runQuery(dataset);
  // What is compared is what is said, not how fast: a crowded machine must not cut a section short.
  const runQuery: RunQuery = (query, parameters, options) =>
    asked(query, parameters, { ...options, deadlineMs: 60_000 });
  const desk = openDesk({
    change: {
      runQuery,
      identifierSecret: BANK_IDENTIFIER_SECRET,
      readReference: createReadReference(runQuery),
      sections: [...SECTIONS],
      insights: INSIGHTS,
    },
  });
  const rep = { ...repOf('rep-1'), access: { repId: 'rep-1', roles, tiers } };
  const statement = await desk.sign(conversationId, { customerId, callerId });
  desk.ring({ conversationId, statements: [statement] }, rep);
  return bare(await desk.pack({ conversationId }, rep));
}

/** Frames by section id, without what passes. */
function bare(frames: Frame[]): string {
  const placeOf = (frame: Frame) => (frame.type === 'section' ? `${frame.type} ${frame.id} ${frame.part}` : frame.type);
  const sorted = frames
    .filter(({ type }) => type !== 'ping')
    .toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)));
  return JSON.stringify(sorted, (key, value: unknown) => (PASSING.has(key) ? undefined : value));
}

const customerId = twin.customerId ?? '';
const callerId = twin.caller?.customerId ?? null;
const STANDARD = ['STANDARD'];
const BY_A_REP: Asked = { customerId, callerId, roles: ['rep'], tiers: STANDARD };

describe('one hidden restriction more', () => {
  test.each([
    ['a rep', BY_A_REP],
    ['a rep who knows nobody on the line', { customerId, callerId: null, roles: ['rep'], tiers: STANDARD }],
    ['a supervisor', { customerId, callerId, roles: ['rep', 'supervisor'], tiers: STANDARD }],
    [
      'a manager of every tier',
      { customerId, callerId, roles: ['rep', 'manager'], tiers: ['STANDARD', 'RESTRICTED', 'STAFF'] },
    ],
    [
      'a rep with the caller as the customer',
      { customerId: callerId ?? '', callerId: null, roles: ['rep'], tiers: STANDARD },
    ],
  ] as [string, Asked][])('leaves the whole pack of %s as it is', async (_, asked) => {
    const [plain, other] = [await packFrom('prep_api', asked), await packFrom('prep_api_twin', asked)];
    expect(plain).toContain('"type":"section"');
    expect(plain).toContain('"complete":true');
    expect(other).toBe(plain);
  });
});
