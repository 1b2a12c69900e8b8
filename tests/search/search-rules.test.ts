import { describe, expect, test } from 'vitest';
import { createSearch } from '../../api-worker/search/search.ts';
import { hitClaims } from '../../api-worker/search/search-handle.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunOptions, RunQuery } from '../../api-worker/warehouse/query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import type { Party } from '../customers/warehouse-of.ts';
import { warehouseOf } from '../customers/warehouse-of.ts';
import { openDesk, REP, refusalOf } from '../prep-pack/desk.ts';
import { repWith, SEARCHER } from './bench.ts';

const PHONE = '+442079460001';
const partyOf = (id: string, tier = 'STANDARD'): Party => ({ id, identifiers: [['PHONE', PHONE]], tier });
const named = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ customer_id: `C${at}`, legal_name: 'Harbour Foods Ltd', market: 'GB' },
    ...{ identifier_type: 'BCIN', identifier_masked: '•••1234' },
  }));

/** A search whose warehouse knows parties by identifier and rows by name. */
function open({ parties = [], rows = [] }: { parties?: Party[]; rows?: object[] | WarehouseError } = {}) {
  const asked: { name: string; parameters: QueryParameters; options: RunOptions }[] = [];
  const byIdentifier = warehouseOf(parties);
  const runQuery: RunQuery = async (query, parameters, options) => {
    asked.push({ name: query.name, parameters, options });
    if (rows instanceof WarehouseError) throw rows;
    if (query.name === 'customers-by-name') return rows.map((row) => query.row.parse(row));
    return await byIdentifier(query, parameters, options);
  };
  const desk = openDesk({ change: { runQuery } });
  const search = createSearch(desk.dependencies);
  const { signal } = new AbortController();
  const asker = (rep = SEARCHER) => ({ rep, correlationId: 'a-correlation', signal });
  return { desk, asked, signal, asker, search };
}

const byText = (text: string) => ({ text, reason: 'call-back' as const });
const byPhone = { identifier: { type: 'PHONE', value: PHONE }, reason: 'call-back' } as const;

describe('a search', () => {
  test.each([[['rep', 'supervisor', 'manager', 'revealer']], [[]]] as const)(
    'is refused to %j before anything is asked, and the audit is told',
    async (roles) => {
      const { search, asker, asked, desk } = open();
      expect(await refusalOf(search(byText('harbour'), asker(repWith([...roles]))))).toBe('not_permitted');
      expect(asked).toEqual([]);
      expect(desk.audit).toEqual([
        {
          ...{ type: 'DENIED', access: expect.objectContaining({ roles }), correlationId: 'a-correlation' },
          ...{ reason: 'call-back', matchMethod: 'NAME', result: 'search_not_permitted' },
        },
      ]);
    },
  );

  test('for a name asks by its key, the rep’s tiers and the day', async () => {
    const { search, asker, asked, signal } = open();
    await search(byText(' Harbour  FOODS'), asker());
    expect(asked).toEqual([
      {
        name: 'customers-by-name',
        parameters: {
          name_beginning: { type: 'STRING', value: 'harbour foods' },
          tiers: { type: 'STRING_ARRAY', value: ['STANDARD'] },
          today: { type: 'DATE', value: '2026-11-18' },
        },
        options: { signal, deadlineMs: 4_000 },
      },
    ]);
  });

  test('for too short a name is refused and asks nothing, one for an identifier has no such limit', async () => {
    const { search, asker, asked, desk } = open();
    expect(await refusalOf(search(byText('ab'), asker()))).toBe('malformed_request');
    expect([asked, desk.audit]).toEqual([[], []]);
    expect(await search(byPhone, asker())).toEqual({ hits: [], hasMore: false });
  });

  test.each([
    ['timeout', 'upstream_timeout'],
    ['unavailable', 'upstream_failed'],
  ] as const)('that fails with %s says so, and never that nobody was found', async (failure, code) => {
    const { search, asker, desk } = open({ rows: new WarehouseError(failure) });
    expect(await refusalOf(search(byText('harbour'), asker()))).toBe(code);
    expect(desk.audit).toMatchObject([{ type: 'SEARCH', reason: 'call-back', result: 'failed' }]);
  });
});

describe('hits', () => {
  test('are masked; the handle names this rep and this customer alone and lives ten minutes', async () => {
    const { search, asker, desk } = open({ rows: named(1) });
    const { hits, hasMore } = await search(byText('harbour'), asker());
    expect(hits).toEqual([
      { handle: expect.any(String), name: 'H••• F••• L•••', market: 'GB', detail: 'BCIN •••1234' },
    ]);
    expect(hasMore).toBe(false);
    const opened = await desk.seals.open('search', hits[0]?.handle ?? '');
    expect(opened.claims).toEqual({ repId: 'rep-1', customerId: 'C0' });
    expect(opened.expiresAtEpochS - opened.issuedAtEpochS).toBe(600);
  });

  test.each([
    [0, 0, false],
    [20, 20, false],
    [21, 20, true],
  ])('of %i found are %i; more of them: %o', async (count, shown, more) => {
    const { search, asker, desk } = open({ rows: named(count) });
    const { hits, hasMore } = await search(byText('harbour'), asker());
    expect([hits.length, hasMore]).toEqual([shown, more]);
    expect(desk.audit.map(({ type, matchMethod, result }) => `${type} ${matchMethod} ${result}`)).toEqual([
      `SEARCH NAME found_${shown}`,
    ]);
  });

  test('by identifier say which one, masked, and name each customer once', async () => {
    const twice: Party = { ...partyOf('A'), identifiers: [['PHONE', PHONE]] };
    const { search, asker } = open({ parties: [twice, { ...twice, id: 'P', actsFor: ['A'] }] });
    const { hits } = await search(byPhone, asker());
    expect(hits).toEqual([
      { handle: expect.any(String), name: 'A••• L•••', market: 'GB', detail: 'Phone number •••0001' },
    ]);
  });
});

test('a customer beyond the rep’s tiers is told to the audit, once each, and to nobody else', async () => {
  const { search, asker, desk } = open({
    parties: [partyOf('A'), partyOf('R', 'RESTRICTED'), partyOf('S', 'RESTRICTED')],
  });
  const { hits, hasMore } = await search(byPhone, asker());
  expect([hits.length, hasMore]).toEqual([1, false]);
  expect(
    desk.audit.map(({ type, customerId, matchMethod, result }) => [type, customerId, matchMethod, result]),
  ).toEqual([
    ['SEARCH', 'A', 'PHONE', 'found_1'],
    ['DENIED', 'R', 'PHONE', 'access_tier'],
    ['DENIED', 'S', 'PHONE', 'access_tier'],
  ]);
});

test.each([
  ['a conversation', { conversationId: 'c' }],
  ['no customer', { customerId: undefined }],
  ['no rep', { repId: undefined }],
])('a hit with %s is none', (_what, change) => {
  const claims = { repId: REP.access.repId, customerId: 'A' };
  expect(hitClaims.safeParse(claims).success).toBe(true);
  expect(hitClaims.safeParse({ ...claims, ...change }).success).toBe(false);
});
