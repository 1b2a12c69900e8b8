import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_HITS, searchRequest } from '../../api-worker/contract/search.ts';
import { nameKey } from '../../api-worker/search/name-key.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { customerIdOf } from '../../mocks/bank/draft.ts';
import { pcinOf } from '../../mocks/bank/numbers.ts';
import { refusalOf } from '../prep-pack/desk.ts';
import type { LocalWarehouse } from '../sections/local-warehouse.ts';
import { openLocalWarehouse } from '../sections/local-warehouse.ts';
import { openCounter, repWith } from './bench.ts';

let warehouse: LocalWarehouse;
beforeAll(async () => {
  warehouse = await openLocalWarehouse();
});
afterAll(() => warehouse.close());

const open = () => openCounter(warehouse.runQuery('prep_api'));
const RESTRICTED_NAME = 'Meridian Forge';
const RESTRICTED_BCIN = { type: 'BCIN', value: 'GBB4100091' } as const;
/** Signs for a company that every rep may see. */
const RESTRICTED_PERSON = { type: 'PCIN', value: pcinOf('GB', 479) } as const;
const REACH = repWith(['searcher'], ['STANDARD', 'RESTRICTED']);

describe('a search by name', () => {
  it.each([
    ['the whole name', 'Harbour Crest Trading Limited'],
    ['its beginning, however written', '  hArbour-CREST '],
    ['a later word on', 'crest trading'],
    ['the local name', '海峰貿易'],
  ])('finds by %s, masked, and the handle names the customer to the worker alone', async (_, text) => {
    const { search, seals } = open();
    const { hits } = await search({ text });
    expect(hits).toMatchObject([
      { name: 'H••• C••• T••• L•••', market: 'HK', detail: expect.stringMatching(/^BCIN .*•/u) },
    ]);
    expect(JSON.stringify(hits)).not.toMatch(/Harbour|海峰/u);
    expect((await seals.open('search', hits[0]?.handle ?? '')).claims).toEqual({
      repId: 'rep-1',
      customerId: customerIdOf('harbour-crest'),
    });
  });

  it.each(['limited', 'rest trading', 'Nobody of that name'])('finds nobody by %j', async (text) => {
    expect(await open().search({ text })).toEqual({ hits: [], hasMore: false });
  });

  it.each([
    [20, false],
    [21, true],
  ])('of %i customers shows twenty at most, and says whether there are more', async (count, hasMore) => {
    const rows = Array.from({ length: count }, (_, place) => ({
      customer_id: `C${place}`,
      legal_name: `Harbour ${place}`,
      market: 'GB',
      identifier_type: null,
      identifier_masked: null,
    }));
    const answer = await openCounter(async (query) => rows.map((row) => query.row.parse(row))).search({
      text: 'harbour',
    });
    expect([answer.hits.length, answer.hasMore]).toEqual([MAX_HITS, hasMore]);
  });

  it.each(['', 'ab', '. . .', '海'])('by %j is refused before anything is asked', async (text) => {
    let isAsked = false;
    const counter = openCounter(async () => {
      isAsked = true;
      return [];
    });
    expect(await refusalOf(counter.search({ text }))).toBe('malformed_request');
    expect(isAsked).toBe(false);
  });
});

describe('a search by identifier', () => {
  it('finds the one customer it names', async () => {
    const { search } = open();
    const { hits } = await search({ identifier: { type: 'BCIN', value: 'gbb 4100111' } });
    expect(hits).toMatchObject([{ name: 'W••• M••• L•••', market: 'GB' }]);
  });

  it('finds the businesses a person acts for, not the person', async () => {
    const { hits } = await open().search({ identifier: { type: 'PCIN', value: 'GBP7100111' } });
    expect(hits.map(({ name }) => name)).toEqual(['W••• M••• L•••']);
  });
});

describe('a customer beyond the searcher’s tiers', () => {
  it('is the same bytes as nobody, by name and by identifier', async () => {
    const { search } = open();
    const nobody = await search({ text: 'Nobody of that name' });
    expect(await search({ text: RESTRICTED_NAME })).toEqual(nobody);
    expect(await search({ identifier: RESTRICTED_BCIN })).toEqual(nobody);
    expect(nobody).toEqual({ hits: [], hasMore: false });
  });

  it('is, as a person, no key to the businesses they act for, but for those whose tiers reach both', async () => {
    const { search, audit } = open();
    expect(await search({ identifier: RESTRICTED_PERSON })).toEqual({ hits: [], hasMore: false });
    expect(audit).toMatchObject([{ result: 'found_0' }, { result: 'access_tier' }, { result: 'access_tier' }]);
    expect((await search({ identifier: RESTRICTED_PERSON }, REACH)).hits).not.toEqual([]);
  });

  it('is found by those whose tiers reach it', async () => {
    const { search } = open();
    for (const asked of [{ text: RESTRICTED_NAME }, { identifier: RESTRICTED_BCIN }]) {
      expect((await search(asked, REACH)).hits.map(({ name }) => name)).toEqual(['M••• F••• p•••']);
    }
  });

  it('is told to the audit alone', async () => {
    const { search, heard } = open();
    await search({ identifier: RESTRICTED_BCIN });
    expect(heard()).toEqual(['SEARCH BCIN found_0', 'DENIED BCIN access_tier']);
  });
});

describe('every search', () => {
  it('is in the audit with its reason, and never with what was typed', async () => {
    const { search, audit } = open();
    await search({ text: 'Harbour Crest' });
    await search({ identifier: { type: 'BCIN', value: 'GBB4100111' } });
    expect(audit).toMatchObject([
      {
        ...{ type: 'SEARCH', reason: 'follow-up', matchMethod: 'NAME', result: 'found_1' },
        shownCustomerIds: [customerIdOf('harbour-crest')],
      },
      { type: 'SEARCH', reason: 'follow-up', matchMethod: 'BCIN', result: 'found_1' },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/harbour|4100111/iu);
  });

  it('tells supervisors whom it found as the searcher saw them, masked, and no one where nobody was found', async () => {
    const { search, audit } = open();
    await search({ text: 'Harbour Crest' });
    await search({ text: 'Nobody of that name' });
    expect(audit.map(({ customerLabelMasked }) => customerLabelMasked)).toEqual(['H••• C••• T••• L•••', undefined]);
  });

  it.each([
    [3, 'H••• 0••• and 2 more'],
    [21, 'H••• 0••• and 20 or more'],
  ])('that finds %i says how many', async (count, label) => {
    const rows = Array.from({ length: count }, (_, place) => ({
      ...{ customer_id: `C${place}`, legal_name: `Harbour ${place}`, market: 'GB' },
      ...{ identifier_type: null, identifier_masked: null },
    }));
    const { search, audit } = openCounter(async (query) => rows.map((row) => query.row.parse(row)));
    await search({ text: 'harbour' });
    expect(audit).toMatchObject([{ type: 'SEARCH', customerLabelMasked: label }]);
  });

  it.each(['rep', 'supervisor', 'manager', 'revealer'] as const)(
    'is refused to a mere %s, and audited',
    async (role) => {
      const { search, heard } = open();
      expect(await refusalOf(search({ text: 'Harbour Crest' }, repWith([role])))).toBe('not_permitted');
      expect(heard()).toEqual(['DENIED NAME search_not_permitted']);
    },
  );

  it.each([
    ['timeout', 'upstream_timeout'],
    ['unavailable', 'upstream_failed'],
  ] as const)('that the warehouse answers with %s is never "nobody"', async (failure, code) => {
    const counter = openCounter(() => Promise.reject(new WarehouseError(failure)));
    expect(await refusalOf(counter.search({ text: 'Harbour Crest' }))).toBe(code);
    expect(counter.heard()).toEqual(['SEARCH NAME failed']);
  });

  it('names a text or an identifier, not both, and a reason', () => {
    const identifier = { type: 'BCIN', value: 'GBB4100111' };
    const reason = 'follow-up';
    for (const wrong of [
      { reason },
      { text: 'abc' },
      { text: 'abc', identifier, reason },
      { text: 'abc', reason, customerId: 'C' },
    ]) {
      expect(searchRequest.safeParse(wrong).success).toBe(false);
    }
  });
});

it('a typed name is normalised as the bank’s search keys are', () => {
  expect(nameKey(' Ｎorthgate   & Sons, Ltd. ')).toBe('northgate sons ltd');
});
