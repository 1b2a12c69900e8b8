import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day, decimalText } from '../../api-worker/prep-pack/row-values.ts';
import type { TranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import { readTranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Asked } from './bank/local-engine.ts';
import type { Bench } from './bench.ts';
import { openBench } from './bench.ts';
import { contractFaults } from './comparison/row-contract.ts';
import { Tally } from './comparison/tally.ts';
import { fileOf, QUERY_FILES } from './questions/product-sql.ts';
import { askAbout } from './questions/scenario-packs.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

interface Fault {
  title: string;
  query: string;
  customer: string;
  /** What the translator writes, and what it writes with the fault. */
  right: string;
  wrong: string;
  /** Where the difference must be found. */
  place: string;
}

const FAULTS: Fault[] = [
  {
    ...{ title: 'NULL sorted last instead of first', query: 'complaints', customer: 'at-the-limits' },
    ...{ right: 'NULLS FIRST', wrong: 'NULLS LAST', place: 'complaint_ref' },
  },
  {
    ...{ title: 'days counted as weeks', query: 'transactions', customer: 'healthy-grower' },
    ...{ right: "date_diff('day',", wrong: "date_diff('week',", place: 'count_30d' },
  },
  {
    ...{ title: 'months taken for days', query: 'journey', customer: 'at-the-limits' },
    ...{ right: 'to_months(', wrong: 'to_days(', place: 'rows' },
  },
  {
    ...{ title: 'NUMERIC turned into FLOAT64', query: 'revenue', customer: 'hk-trader' },
    ...{ right: 'CAST(NULL AS DECIMAL(38,9))', wrong: 'CAST(NULL AS DOUBLE)', place: 'columns' },
  },
];

describe('a fault of the translator is found', () => {
  it.each(FAULTS)('$title, in $query', async ({ query, customer, right, wrong, place }) => {
    const found = bench.customers.find(({ key }) => key === customer);
    if (found === undefined) throw new Error(`Nobody is called ${customer}`);
    const faulty = await bench.anotherEngine(await planted(query, right, wrong));
    const asked: Asked[] = [];
    // The worker itself refuses some wrong answers, too late for the comparison to care.
    await askAbout(found, faulty.recording(asked)).catch(() => undefined);
    await faulty.close();
    const tally = new Tally();
    for (const question of asked.filter((each) => each.query.name === query)) {
      tally.add(customer, question, await bench.answerOfReference(question));
    }
    expect(tally.differences.map(({ file }) => file)).toContain(fileOf(query));
    expect(tally.differences.map((each) => each.place.replace(/^row \d+, /u, ''))).toContain(place);
  });
});

/** The committed translations with one query's altered. */
async function planted(query: string, right: string, wrong: string): Promise<TranslationFile> {
  const { version, translations } = await readTranslationFile(join(ROOT, 'mocks/bigquery/translations.json'));
  const [key, translation] = Object.entries(translations).find(([, { source }]) => source === fileOf(query)) ?? [];
  if (key === undefined || !translation?.template.includes(right)) throw new Error(`${query} does not say ${right}`);
  const template = translation.template.replaceAll(right, wrong);
  return { version, translations: { ...translations, [key]: { ...translation, template } } };
}

describe('a row schema that drifts from its query is found, with the column', () => {
  const columns = [
    { name: 'amount', type: 'NUMERIC' },
    { name: 'due_date', type: 'DATE' },
    { name: 'days', type: 'ARRAY<DATE>' },
  ];

  it('not as long as they fit', () => {
    const row = z.object({ amount: decimalText.nullable(), due_date: day, days: z.array(day).nullable() });
    expect(contractFaults(row, columns)).toEqual([]);
  });

  it.each([
    ['another type', z.object({ amount: day }), ['amount: the query gives NUMERIC, the schema reads DATE']],
    ['plain text', z.object({ due_date: z.string() }), ['due_date: the query gives DATE, the schema reads STRING']],
    ['no list', z.object({ days: day }), ['days: the query gives ARRAY<DATE>, the schema reads DATE']],
    ['no such column', z.object({ due: day }), ['due: the schema reads it, the query has no such column']],
    [
      'one kind of row only',
      z.union([z.object({ amount: decimalText }), z.object({ amount: z.string() })]),
      ['amount: the query gives NUMERIC, the schema reads NUMERIC and STRING'],
    ],
  ])('%s', (_, row, faults) => {
    expect(contractFaults(row, columns)).toEqual(faults);
  });
});

describe('SQL that BigQuery would refuse is refused, with its position', () => {
  const subject = QUERY_FILES.find(({ name }) => name === 'subject')?.sql ?? '';
  const string = { type: 'STRING', cell: null };
  const parameters = { customer_id: string, caller_id: string, tiers: { type: 'ARRAY<STRING>', cell: [] } };
  const analysed = (sql: string, today = 'DATE') =>
    bench.reference.analyse({
      sql,
      tables: bench.deployment.catalog,
      parameters: { ...parameters, today: { type: today, cell: null } },
    });

  it('not as it stands', async () => {
    expect((await analysed(subject)).length).toBeGreaterThan(0);
  });

  it.each([
    ['a column the view does not have', 'c.rm_name AS', 'c.rm_nam AS', 'Name rm_nam not found inside c'],
    ['a day beside an instant', 'd.valid_from <= @today', 'd.as_of <= @today', 'No matching signature for operator'],
    ['a function of another engine', 'c.market AS market', 'list_sort(c.market) AS market', 'Function not found'],
  ])('%s', async (_, right, wrong, message) => {
    await expect(analysed(subject.replace(right, wrong))).rejects.toThrow(
      new RegExp(`${message}.*\\[at \\d+:\\d+\\]`, 'u'),
    );
  });

  it('a parameter of the wrong type', async () => {
    await expect(analysed(subject, 'TIMESTAMP')).rejects.toThrow(/No matching signature.*\[at \d+:\d+\]/u);
  });
});
