import { randomUUID } from 'node:crypto';
import type { RepAccess } from '../../api-worker/access/rep-access.ts';
import { placesOf } from '../../api-worker/compose/places.ts';
import type { Pack } from '../../api-worker/contract/frames.ts';
import type { ConversationFacts } from '../../api-worker/genesys/conversation-facts.ts';
import { asPack } from '../../api-worker/prep-pack/answer.ts';
import { createReadReference } from '../../api-worker/prep-pack/reference.ts';
import { INSIGHTS, SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { BANK_IDENTIFIER_SECRET } from '../../mocks/bank/as-of.ts';
import type { Scenario } from '../../mocks/bank/scenario.ts';
import { SCENARIOS } from '../../mocks/bank/scenarios.ts';
import { openDesk, repOf } from '../prep-pack/desk.ts';
import { openLocalWarehouse } from '../sections/local-warehouse.ts';
import type { ScenarioPack } from './scenario-pack.ts';

const ASKERS: Record<string, Omit<RepAccess, 'repId'>> = {
  rep: { roles: ['rep'], tiers: ['STANDARD'] },
  manager: { roles: ['rep', 'manager'], tiers: ['STANDARD', 'RESTRICTED', 'STAFF'] },
};

/** The packs of all scenario customers, by the worker's own code from the door on, over the local BigQuery. */
async function scenarioPacks(): Promise<ScenarioPack[]> {
  const warehouse = await openLocalWarehouse();
  try {
    const packs: ScenarioPack[] = [];
    for (const [asker, access] of Object.entries(ASKERS)) {
      for (const scenario of SCENARIOS) {
        const conversationId = randomUUID();
        const pack = await packOf(warehouse.runQuery('prep_api'), scenario, conversationId, access);
        packs.push({ key: `${scenario.key} for a ${asker}`, conversationId, pack });
      }
    }
    return packs;
  } finally {
    await warehouse.close();
  }
}

async function packOf(
  asked: RunQuery,
  { customerId, caller, legs, statement }: Scenario,
  conversationId: string,
  access: Omit<RepAccess, 'repId'>,
): Promise<Pack> {
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
      places: placesOf(SECTIONS, INSIGHTS),
    },
  });
  const rep = { ...repOf('rep-1'), access: { repId: 'rep-1', ...access } };
  const signed =
    statement === null || customerId === null
      ? []
      : [await desk.sign(conversationId, { customerId, callerId: caller?.customerId ?? null, level: statement })];
  const claims = legs.flatMap(({ bcin, pcin }) => [...claim('BCIN', bcin), ...claim('PCIN', pcin)]);
  desk.ring({ conversationId, claims, statements: signed }, rep);
  const asker = { rep, correlationId: randomUUID(), signal: new AbortController().signal };
  return await asPack(await desk.preparePack({ conversationId }, asker));
}

function claim(type: 'BCIN' | 'PCIN', value: string | undefined): ConversationFacts['claims'] {
  return value === undefined ? [] : [{ type, value, of: 'customer', from: `attribute ${type}` }];
}

// A process of its own: the panel's tests run in a page, where neither engine nor warehouse client can.
process.stdout.write(JSON.stringify(await scenarioPacks()));
