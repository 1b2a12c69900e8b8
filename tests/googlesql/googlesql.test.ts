import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import { customerIdOf } from '../../mocks/bank/draft.ts';
import { SCENARIOS } from '../../mocks/bank/scenarios.ts';
import { FURTHER_KEYS } from './bank/further-customers.ts';
import type { Asked } from './bank/local-engine.ts';
import type { Bench } from './bench.ts';
import { openBench } from './bench.ts';
import { ONE_VALUE, UNREAD } from './comparison/known-columns.ts';
import { typedParameters } from './comparison/reference-side.ts';
import { contractFaults, unreadColumns } from './comparison/row-contract.ts';
import { Tally } from './comparison/tally.ts';
import { viewQuestion } from './comparison/view-questions.ts';
import { fileOf, QUERY_FILES, VIEW_FILES } from './questions/product-sql.ts';
import { askAbout, askAsRep } from './questions/scenario-packs.ts';

/** What a rep may not see is no value but a column of its own in the answer. */
const AS_REP = new Set(['fraud-delay-builder', 'deal-restricted']);

let bench: Bench;
const asked = new Map<string, Asked[]>();
const tally = new Tally();
const viewTally = new Tally();

beforeAll(async () => {
  bench = await openBench();
  const seen = new Set<string>();
  for (const customer of bench.customers) {
    const recorded: Asked[] = [];
    await askAbout(customer, bench.local.recording(recorded));
    if (AS_REP.has(customer.key)) await askAsRep(customer, bench.local.recording(recorded));
    asked.set(
      customer.key,
      recorded.filter((each) => isNew(seen, each)),
    );
  }
});

afterAll(async () => {
  const analysed = QUERY_FILES.length + VIEW_FILES.length;
  const cells = tally.cells + viewTally.cells;
  const differences = tally.differences.length + viewTally.differences.length;
  console.log(`
files:          ${analysed} (${QUERY_FILES.length} queries, ${VIEW_FILES.length} views)
cells compared: ${cells} (${tally.cells} of queries, ${viewTally.cells} of views), ${percent(sharedBy(tally, viewTally))} not NULL
differences:    ${differences}`);
  await bench.close();
});

const sharedBy = (...tallies: Tally[]) =>
  tallies.reduce((sum, { nonNull }) => sum + nonNull, 0) / tallies.reduce((sum, { cells }) => sum + cells, 0);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function isNew(seen: Set<string>, { query, parameters }: Asked): boolean {
  const key = `${query.name} ${JSON.stringify(parameters)}`;
  return !seen.has(key) && seen.add(key).has(key);
}

const allAsked = () => [...asked.values()].flat();
const askedOf = (name: string): Asked => {
  const found = allAsked().find(({ query }) => query.name === name);
  if (found === undefined) throw new Error(`${fileOf(name)} is asked by nobody in questions/scenario-packs.ts`);
  return found;
};
const columnsOf = ({ query, parameters }: Asked) =>
  bench.reference.analyse({
    sql: query.sql,
    tables: bench.deployment.catalog,
    parameters: typedParameters(parameters),
  });

describe("Google's analyzer accepts", () => {
  it.each(VIEW_FILES)('$file', ({ name }) => {
    expect(bench.deployment.catalog.find((view) => view.name === name)?.columns.length).toBeGreaterThan(0);
  });

  it.each(QUERY_FILES)('$file, with the parameters the worker passes', async ({ name, sql }) => {
    expect(askedOf(name).query.sql).toBe(sql);
    expect((await columnsOf(askedOf(name))).length).toBeGreaterThan(0);
  });
});

describe('the row schema reads what the analyzer says the query gives', () => {
  it.each(QUERY_FILES)('$file', async ({ name, file }) => {
    const question = askedOf(name);
    const columns = await columnsOf(question);
    expect(contractFaults(question.query.row, columns), file).toEqual([]);
    expect(unreadColumns(question.query.row, columns), `${file} gives columns nobody reads`).toEqual(
      Object.keys(UNREAD[file] ?? {}),
    );
  });
});

describe('the reference implementation and the local engine give the same cells', () => {
  it.each([...SCENARIOS.map(({ key }) => key), ...FURTHER_KEYS])('for %s', async (key) => {
    for (const question of asked.get(key) ?? []) {
      const differences = tally.add(key, question, await bench.answerOfReference(question));
      expect(differences.slice(0, 10)).toEqual([]);
    }
  });

  it.each(VIEW_FILES)('for the rows of $file', async ({ name, file }) => {
    const { views, catalog } = bench.deployment;
    const [view, table] = [views.find((each) => each.name === name), catalog.find((each) => each.name === name)];
    if (view === undefined || table === undefined) throw new Error(`${file} was not analysed`);
    const isWhole = (await Promise.all(view.reads.map((read) => bench.isWhole(read)))).every(Boolean);
    const question = viewQuestion(view, table.columns, isWhole ? null : customerIdOf('harbour-crest'));
    const local = await bench.local.ask(question.query, question.parameters);
    const differences = viewTally.add(name, { ...question, local }, await bench.answerOfReference(question));
    expect(differences.slice(0, 10)).toEqual([]);
  });

  it('in enough cells of enough customers, each with every section', () => {
    const customers = bench.customers.filter(({ customerId }) => customerId !== null);
    expect(customers.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['hk-trader', 'large-group', 'nothing-on-file']),
    );
    expect(customers.length).toBeGreaterThanOrEqual(10);
    const sections = SECTIONS.map(({ queryName }) => queryName);
    for (const { key } of customers) {
      expect(
        asked.get(key)?.map(({ query }) => query.name),
        key,
      ).toEqual(expect.arrayContaining(sections));
    }
    expect(tally.cells).toBeGreaterThanOrEqual(2_000);
    expect(sharedBy(tally, viewTally)).toBeGreaterThanOrEqual(0.6);
  });

  it('in columns that hold a value, and more than one', () => {
    expect(tally.alwaysNull()).toEqual([]);
    expect(tally.withOneValue()).toEqual(Object.keys(ONE_VALUE));
  });
});
