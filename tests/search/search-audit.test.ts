import { expect, test } from 'vitest';
import { createSearch } from '../../api-worker/search/search.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { openDesk } from '../prep-pack/desk.ts';
import { SEARCHER } from './bench.ts';

const named = (at: number) => ({
  ...{ customer_id: `C${at}`, legal_name: 'Harbour Foods Ltd', market: 'GB' },
  ...{ identifier_type: 'BCIN', identifier_masked: '•••1234' },
});
const firstIds = (count: number) => Array.from({ length: count }, (_, at) => `C${at}`);

/** The one line the audit has of a search by name that finds so many. */
async function recorded(count: number) {
  const runQuery: RunQuery = async (query) => Array.from({ length: count }, (_, at) => query.row.parse(named(at)));
  const desk = openDesk({ change: { runQuery } });
  const { signal } = new AbortController();
  const asker = { rep: SEARCHER, correlationId: 'a-correlation', signal };
  await createSearch(desk.dependencies)({ text: 'harbour', reason: 'call-back' }, asker);
  return desk.audit;
}

test.each([
  [1, 'H••• F••• L•••', 1],
  [3, 'H••• F••• L••• and 2 more', 3],
  [20, 'H••• F••• L••• and 19 more', 20],
  [21, 'H••• F••• L••• and 20 or more', 20],
])('a search that finds %i is recorded as about "%s", with the %i that were shown', async (count, label, shown) => {
  expect(await recorded(count)).toEqual([
    {
      ...{ type: 'SEARCH', access: SEARCHER.access, correlationId: 'a-correlation', reason: 'call-back' },
      ...{ matchMethod: 'NAME', result: `found_${shown}` },
      ...{ customerId: 'C0', customerLabelMasked: label, shownCustomerIds: firstIds(shown) },
    },
  ]);
});

test('a search that finds nobody is recorded as about nobody', async () => {
  const [line] = await recorded(0);
  expect(line).toMatchObject({ type: 'SEARCH', result: 'found_0', shownCustomerIds: [] });
  expect(line).not.toHaveProperty('customerId');
  expect(line).not.toHaveProperty('customerLabelMasked');
});
