import { describe, expect, test } from 'vitest';
import { createListOpenings } from '../../api-worker/search/openings.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../../api-worker/warehouse/query.ts';
import { AS_OF, openDesk, refusalOf } from '../prep-pack/desk.ts';
import { repWith } from './bench.ts';

const SUPERVISOR = repWith(['supervisor'], ['STANDARD', 'RESTRICTED']);
const opened = (event_id: string, change: object = {}) => ({
  ...{ event_id, event_at: '2026-11-18T09:00:00Z', event_type: 'VIEW', actor_id: 'rep-7', actor_role: 'searcher' },
  ...{ access_reason: 'CALL_BACK', customer_label_masked: 'A••• L•••', result: 'ALLOWED' },
  ...{ loaded_at: '2026-11-18T09:00:03Z', ...change },
});

/** The supervisors' list over the rows a copy of the audit answers with. */
function open(rows: object[] = []) {
  const asked: { query: Query<unknown>; parameters: QueryParameters; options: RunOptions }[] = [];
  const named: (readonly unknown[])[] = [];
  const runQuery: RunQuery = async (query, parameters, options) => {
    asked.push({ query, parameters, options });
    return rows.map((row) => query.row.parse(row));
  };
  const desk = openDesk();
  const list = createListOpenings({
    runQuery,
    audit: desk.dependencies.audit,
    requireSignedIn: async (rep, signal) => void named.push([rep, signal]),
    userNames: async (_rep, ids) => {
      named.push(ids);
      return new Map([['rep-7', 'Robin Hale']]);
    },
    clock: { nowMs: () => Date.parse(AS_OF) },
  });
  const { signal } = new AbortController();
  const asker = (rep = SUPERVISOR) => ({ rep, correlationId: 'a-correlation', signal });
  return { desk, asked, named, signal, list, asker };
}

describe('the list of openings', () => {
  test('asks by day and tiers, in six seconds, of a supervisor whom Genesys still knows', async () => {
    const { list, asker, asked, named, signal } = open();
    await list({}, asker());
    expect(asked).toEqual([
      {
        query: expect.objectContaining({ name: 'openings-without-call', keyedBy: 'keyed-otherwise', maxRows: 201 }),
        parameters: {
          today: { type: 'DATE', value: '2026-11-18' },
          tiers: { type: 'STRING_ARRAY', value: ['STANDARD', 'RESTRICTED'] },
          actor_id: { type: 'STRING', value: null },
          before_at: { type: 'TIMESTAMP', value: null },
          before_id: { type: 'STRING', value: null },
        },
        options: { signal, deadlineMs: 6_000 },
      },
    ]);
    expect(named[0]).toEqual([SUPERVISOR, signal]);
  });

  test('asks for one rep’s, and for what stands before a place, where that is wanted', async () => {
    const { list, asker, asked } = open();
    await list({ repId: 'rep-9', before: { at: '2026-11-17T08:00:00Z', id: 'e7' } }, asker());
    expect(asked[0]?.parameters).toMatchObject({
      actor_id: { type: 'STRING', value: 'rep-9' },
      before_at: { type: 'TIMESTAMP', value: '2026-11-17T08:00:00Z' },
      before_id: { type: 'STRING', value: 'e7' },
    });
  });

  test('names the reps Genesys names, and makes up no name for another', async () => {
    const { list, asker, named, desk } = open([
      opened('e2'),
      opened('e1', { actor_id: 'rep-8', access_reason: null, customer_label_masked: null, loaded_at: null }),
    ]);
    const same = { at: '2026-11-18T09:00:00Z', role: 'searcher', event: 'VIEW', result: 'ALLOWED' };
    expect(await list({}, asker())).toEqual({
      openings: [
        { ...same, id: 'e2', repId: 'rep-7', repName: 'Robin Hale', reason: 'CALL_BACK', customer: 'A••• L•••' },
        { ...same, id: 'e1', repId: 'rep-8', reason: null, customer: null },
      ],
      asOf: '2026-11-18T09:00:03Z',
      hasMore: false,
    });
    expect(named[1]).toEqual(['rep-7', 'rep-8']);
    expect(desk.audit).toEqual([
      { type: 'OPENINGS', access: SUPERVISOR.access, correlationId: 'a-correlation', result: 'shown' },
    ]);
  });

  test.each([
    [0, 0, false],
    [200, 200, false],
    [201, 200, true],
  ])('of %i shows %i; more of them: %o', async (count, shown, hasMore) => {
    const { list, asker, named } = open(Array.from({ length: count }, (_, at) => opened(`e${at}`)));
    const answer = await list({}, asker());
    expect([answer.openings.length, answer.hasMore, named[1]?.length]).toEqual([shown, hasMore, shown]);
    if (count === 0) expect(answer.asOf).toBeNull();
  });

  test('is refused to everybody else before anything is asked, and the audit is told', async () => {
    const { list, asker, asked, named, desk } = open([opened('e1')]);
    const other = repWith(['rep', 'searcher', 'manager', 'revealer']);
    expect(await refusalOf(list({}, asker(other)))).toBe('not_permitted');
    expect([asked, named]).toEqual([[], []]);
    expect(desk.audit).toEqual([
      { type: 'DENIED', access: other.access, correlationId: 'a-correlation', result: 'openings_not_permitted' },
    ]);
  });
});
