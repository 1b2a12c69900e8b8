import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunnableSection } from '../../api-worker/prep-pack/runnable.ts';
import type { PackContext, Section } from '../../api-worker/prep-pack/section.ts';
import { complaints } from '../../api-worker/prep-pack/sections/complaints.ts';
import { SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import { journey } from '../../api-worker/prep-pack/sections/journey.ts';
import { kpis } from '../../api-worker/prep-pack/sections/kpis.ts';
import { revenue } from '../../api-worker/prep-pack/sections/revenue.ts';
import { transactions } from '../../api-worker/prep-pack/sections/transactions.ts';
import { BANK_CUSTOMERS } from '../../mocks/bank/build-bank.ts';
import { askedBy } from '../sections/local-warehouse.ts';
import type { PackFacts, Pair } from './pairs.ts';
import { COMPARED_KPIS, pairsOf } from './pairs.ts';
import type { Row, WholeBank } from './whole-bank.ts';
import { openWholeBank } from './whole-bank.ts';

const AT_ONCE = 500;
/** Two thousand packs in one hook: a matter of seconds on an idle machine, of minutes on a crowded one. */
const WHOLE_BANK_LIMIT_MS = 600_000;
const COMPARED = ['kpis', 'revenue', 'transactions', 'journey', 'complaints'] as const;
type RowsBySection = Record<(typeof COMPARED)[number], ReadonlyMap<string, Row[]>>;

const sectionNamed = (id: string): RunnableSection => {
  const found = SECTIONS.find((section) => section.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
};

let bank: WholeBank;
beforeAll(async () => {
  bank = await openWholeBank();
});
afterAll(() => bank.close());

/** Customers of one market at a time: the fiscal year is a parameter. */
function batches(contexts: PackContext[]): PackContext[][] {
  const byMarket = Map.groupBy(contexts, ({ subject }) => subject.market);
  return [...byMarket.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, place) =>
      all.slice(place * AT_ONCE, (place + 1) * AT_ONCE),
    ),
  );
}

async function rowsOfAll(batch: PackContext[]): Promise<RowsBySection> {
  const read = (id: (typeof COMPARED)[number]) => bank.rowsOf(sectionNamed(id), batch);
  const [figures, earned, moved, spoken, complained] = await Promise.all([
    read('kpis'),
    read('revenue'),
    read('transactions'),
    read('journey'),
    read('complaints'),
  ]);
  return { kpis: figures, revenue: earned, transactions: moved, journey: spoken, complaints: complained };
}

/** Rows through row schema, facts and blocks, as in a pack. */
function shownOf<SectionRow, Facts>(section: Section<SectionRow, Facts>, rows: Row[], context: PackContext) {
  const facts = section.toFacts(
    rows.map((row) => section.query.row.parse(row)),
    context,
  );
  return { facts, blocks: section.toContent(facts, context).blocks };
}

function factsOf(context: PackContext, rows: RowsBySection): PackFacts {
  const of = <SectionRow, Facts>(section: Section<SectionRow, Facts>, id: (typeof COMPARED)[number]) =>
    shownOf(section, rows[id].get(context.subject.customerId) ?? [], context);
  const figures = of(kpis, 'kpis');
  const [earned, moved] = [of(revenue, 'revenue'), of(transactions, 'transactions')];
  return {
    kpis: new Map(figures.facts.kpis.map((kpi) => [kpi.code, kpi] as const)),
    revenue: earned.facts,
    transactions: moved.facts,
    journey: of(journey, 'journey').facts,
    complaints: of(complaints, 'complaints').facts,
    blocks: { kpis: figures.blocks, revenue: earned.blocks, transactions: moved.blocks },
    context,
  };
}

describe('tile and section of every customer of the bank', () => {
  const pairs: (Pair & { customerId: string })[] = [];
  let seen = 0;
  beforeAll(async () => {
    for (const batch of batches(bank.customers)) {
      const rows = await rowsOfAll(batch);
      for (const context of batch) {
        seen += 1;
        const { customerId } = context.subject;
        pairs.push(...pairsOf(factsOf(context, rows)).map((pair) => ({ customerId, ...pair })));
      }
    }
  }, WHOLE_BANK_LIMIT_MS);

  test('were all compared, every figure many times', () => {
    expect(seen).toBe(BANK_CUSTOMERS);
    const counts = COMPARED_KPIS.map((code) => [code, pairs.filter(({ kpi }) => kpi === code).length] as const);
    expect(counts.filter(([, count]) => count < 100)).toEqual([]);
  });

  test('never speak of different days', () => {
    expect(
      pairs.filter(({ tile, section }) => tile.day !== null && section.day !== null && tile.day !== section.day),
    ).toEqual([]);
  });

  test('never disagree', () => {
    expect(pairs.filter(({ tile, section }) => tile.text !== section.text).slice(0, 20)).toEqual([]);
  });
});

describe('a query widened to many customers', () => {
  test.each(COMPARED)('gives of each of them the rows the %s section gets alone', async (id) => {
    const section = sectionNamed(id);
    const batch = bank.customers.filter(({ subject }) => subject.market === 'GB').slice(0, 25);
    const together = await bank.rowsOf(section, batch);
    for (const context of batch.slice(0, 4)) {
      const alone = await bank.rowsAlone(await askedBy(section, context));
      expect(together.get(context.subject.customerId) ?? []).toEqual(alone);
    }
  });
});
