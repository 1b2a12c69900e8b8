import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { block } from '../../api-worker/contract/blocks.ts';
import type { PackContext } from '../../api-worker/prep-pack/section.ts';
import { INSIGHTS, SECTIONS } from '../../api-worker/prep-pack/sections/index.ts';
import type { SettledSections } from '../../api-worker/prep-pack/settled.ts';
import { SCENARIOS } from '../../mocks/bank/scenarios.ts';
import type { LocalWarehouse } from './local-warehouse.ts';
import { askedBy, openLocalWarehouse, options } from './local-warehouse.ts';

const IDENTIFIED = SCENARIOS.flatMap((scenario) =>
  scenario.customerId !== null && scenario.expected.state === 'identified'
    ? [{ ...scenario, customerId: scenario.customerId, callerId: scenario.caller?.customerId ?? null }]
    : [],
);
const CUSTOMER_FILTER = /\w+\.\w*customer_id = @customer_id/gu;
/** Whom a row is about is all that is read of it. */
const subjectRow = z.object({ subject_customer_id: z.string() });

let warehouse: LocalWarehouse;
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
});
afterAll(() => warehouse.close());

async function packOf(context: PackContext, dataset = 'prep_api') {
  const runQuery = warehouse.runQuery(dataset);
  const answers = await Promise.all(
    SECTIONS.map(async (section) => ({ id: section.id, ...(await section.run(runQuery, context, options())) })),
  );
  const settled: SettledSections = Object.fromEntries(
    answers.map(({ id, facts }) => [id, { outcome: 'facts', facts }] as const),
  );
  return {
    contents: answers.map(({ id, content }) => ({ id, content })),
    first: INSIGHTS.toFirst(settled, context),
    body: INSIGHTS.toBody(settled, context),
  };
}
type Pack = Awaited<ReturnType<typeof packOf>>;

function rulesIn(pack: Pack, place: 'first' | 'body'): string[] {
  const blocks = [...pack.contents.map(({ content }) => content), pack.first, pack.body].flatMap(
    (content) => content.blocks,
  );
  return blocks
    .filter((one) => one.kind === 'notices' && one.place === place)
    .flatMap((one) => (one.kind === 'notices' ? one.notices : []))
    .flatMap(({ rule }) => rule?.id ?? []);
}

describe.each(IDENTIFIED)('$key', ({ customerId, callerId, expected }) => {
  let pack: Pack;
  beforeAll(async () => {
    pack = await packOf(await warehouse.contextOf(customerId, callerId));
  });

  test('every section has the outcome its story tells', () => {
    const statuses = {
      ...Object.fromEntries(pack.contents.map(({ id, content }) => [id, content.status])),
      insights: pack.body.status,
    };
    expect(statuses).toMatchObject(expected.sections);
  });

  test('the cards above the fold are the expected ones', () => {
    expect(rulesIn(pack, 'first').sort()).toEqual([...expected.headlines].sort());
  });

  test('the insights are the expected ones, in order', () => {
    const { insights } = expected;
    expect(insights === null ? null : rulesIn(pack, 'body')).toEqual(insights);
  });

  test('every block fits the contract and says its content in plain text', () => {
    const blocks = [...pack.contents.map(({ content }) => content), pack.first, pack.body].flatMap(
      (content) => content.blocks,
    );
    expect(blocks.map((one) => block.safeParse(one).success)).not.toContain(false);
    expect(blocks.filter(({ lines }) => lines.length === 0)).toEqual([]);
  });
});

test('six tiles stand above the fold', async () => {
  const [any] = IDENTIFIED;
  const { contents } = await packOf(await warehouse.contextOf(any?.customerId ?? '', any?.callerId ?? null));
  const tiles = contents
    .flatMap(({ content }) => content.blocks)
    .find((one) => one.kind === 'metrics' && one.place === 'first');
  expect(tiles?.lines).toHaveLength(6);
});

describe.each(IDENTIFIED.filter(({ expected }) => expected.sections.kpis === 'ready'))(
  '$key: one figure, one value',
  ({ customerId, callerId }) => {
    let pack: Pack;
    beforeAll(async () => {
      pack = await packOf(await warehouse.contextOf(customerId, callerId));
    });
    const blocks = () => pack.contents.flatMap(({ content }) => content.blocks);
    const tile = (code: string) =>
      blocks()
        .flatMap((one) => (one.kind === 'metrics' ? one.metrics : []))
        .find((metric) => metric.code === code);

    test('revenue by product and by type add up to the tile', () => {
      const totals = blocks().flatMap((one) =>
        one.kind === 'breakdown' && one.title?.match(/^By (product|type)/u) ? [one.total?.raw] : [],
      );
      expect(totals).toEqual([tile('REV_YTD')?.value.raw, tile('REV_YTD')?.value.raw]);
    });

    test('money out of 30 days is the tile’s', () => {
      const [money, payments] = tile('PAY_OUT_30D')?.value.raw?.split(' · ') ?? [];
      expect([tile('PAY_OUT')?.value.raw, tile('PAY_OUT')?.detail?.split(' ')[0]]).toEqual([money, payments]);
    });

    test('open complaints are as many as the tile says', () => {
      const clocks = blocks()
        .flatMap((one) => (one.kind === 'timeline' ? one.events : []))
        .filter(({ clock }) => clock !== undefined);
      expect(tile('COMPLAINTS_OPEN')?.value.text).toBe(String(clocks.length));
    });
  },
);

describe('a customer with and without a hidden row', () => {
  test('has the same pack, byte for byte', async () => {
    const twin = IDENTIFIED.find(({ key }) => key === 'twin');
    const context = await warehouse.contextOf(twin?.customerId ?? '', twin?.callerId ?? null);
    const [plain, other] = [await packOf(context), await packOf(context, 'prep_api_twin')];
    expect(JSON.stringify(other)).toBe(JSON.stringify(plain));
  });
});

describe('a query that lost its customer filter', () => {
  test.each(SECTIONS.map((section) => [section.id, section] as const))(
    '%s brings rows of others, so it fails',
    async (_, section) => {
      const builder = IDENTIFIED.find(({ key }) => key === 'fraud-delay-builder');
      const context = await warehouse.contextOf(builder?.customerId ?? '', builder?.callerId ?? null);
      const { query, parameters } = await askedBy(section, context);
      const sql = query.sql.replaceAll(CUSTOMER_FILTER, 'TRUE');
      const broken = { ...query, sql, row: subjectRow, maxRows: 100_000 };
      await expect(warehouse.runQuery('prep_api')(broken, parameters, options())).rejects.toMatchObject({
        failure: 'wrong_subject',
      });
    },
  );
});
