import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Fact } from '../../api-worker/narrative/fact.ts';
import { factsOf } from '../../api-worker/narrative/fact.ts';
import { refusalOf } from '../../api-worker/narrative/guard.ts';
import { createModel } from '../../api-worker/narrative/model.ts';
import { createNarrate, templates } from '../../api-worker/narrative/narrate.ts';
import { INSIGHTS, SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import type { SettledSections } from '../../api-worker/prep-pack/settled.ts';
import { startModel } from '../../mocks/model/server.ts';
import type { LocalWarehouse } from '../sections/local-warehouse.ts';
import { openLocalWarehouse, options } from '../sections/local-warehouse.ts';
import { liesOf } from './lies.ts';

const PACKS = 200;
/** More would wait in the warehouse's queue beyond their deadline. */
const AT_ONCE = 5;
const NAMES = new Map([['{relationship_manager}', 'the manager']]);
const answered = z.object({ rows: z.array(z.object({ f: z.tuple([z.object({ v: z.string() })]) })) });

let warehouse: LocalWarehouse;
let packs: Fact[][];
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
  const customers = (await visibleCustomers(warehouse.endpoint)).slice(0, PACKS);
  packs = [];
  for (let from = 0; from < customers.length; from += AT_ONCE) {
    packs.push(...(await Promise.all(customers.slice(from, from + AT_ONCE).map(factsAbout))));
  }
}, 300_000);
afterAll(() => warehouse.close());

async function visibleCustomers(endpoint: string): Promise<string[]> {
  const query =
    "SELECT customer_id FROM `prep_api.customers` WHERE access_tier = 'STANDARD' AND party_type = 'ORGANISATION' ORDER BY customer_id";
  const response = await fetch(`${endpoint}/bigquery/v2/projects/bcs-local/queries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, useLegacySql: false, maxResults: 1000 }),
  });
  return answered.parse(await response.json()).rows.map(({ f: [{ v }] }) => v);
}

async function factsAbout(customerId: string): Promise<Fact[]> {
  const context = await warehouse.contextOf(customerId, null);
  const runQuery = warehouse.runQuery('prep_api');
  const settled: SettledSections = Object.fromEntries(
    await Promise.all(
      SECTIONS.map(async (section) => {
        const { facts } = await section.run(runQuery, context, options());
        return [section.id, { outcome: 'facts', facts }] as const;
      }),
    ),
  );
  const { blocks } = INSIGHTS.toBody(settled, context);
  return factsOf(
    blocks.flatMap((block) => (block.kind === 'notices' ? block.notices : [])),
    NAMES,
  );
}

test('no lie about any fact of two hundred packs gets through, and every honest sentence does', async () => {
  expect(packs).toHaveLength(PACKS);
  const facts = packs.flat();
  expect(facts.length).toBeGreaterThan(PACKS / 2);
  const refusedHonest = facts.filter((fact) => refusalOf(`${fact.text}.`, fact) !== null);
  expect(refusedHonest).toEqual([]);
  const lies = facts.flatMap((fact) => liesOf(fact).map((lie) => ({ fact, lie })));
  const kinds = new Set(lies.map(({ lie }) => lie.kind));
  for (const kind of [
    'digit',
    'unit',
    'sign added',
    'sign dropped',
    'date',
    'denial dropped',
    'denial added',
    'name',
  ]) {
    expect(kinds, `no lie of the kind ${kind} was told`).toContain(kind);
  }
  expect(lies.length).toBeGreaterThan(5_000);
  expect(lies.filter(({ fact, lie }) => refusalOf(lie.text, fact) === null)).toEqual([]);
});

test('a model that lies in every sentence changes no pack', async () => {
  const model = await startModel();
  try {
    let turn = 0;
    const lie = (fact: Fact) => liesOf(fact).at(turn++ % liesOf(fact).length)?.text ?? '';
    model.behave({
      says: (facts) => JSON.stringify({ sentences: facts.map((fact) => ({ fact: fact.id, text: lie(fact) })) }),
    });
    const ask = createModel({ address: model.address, key: model.key, model: 'liar' });
    const narrate = createNarrate({ ask, report: () => undefined, nowMs: () => performance.now() });
    for (const facts of packs) {
      expect(await narrate(facts, new AbortController().signal)).toEqual(templates(facts));
    }
    expect(turn).toBeGreaterThan(PACKS / 2);
  } finally {
    await model.close();
  }
}, 120_000);
