import { afterEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createOpenings } from '../../entrypoints/sidepanel/search/create-openings.ts';
import { createSearch } from '../../entrypoints/sidepanel/search/create-search.ts';
import { createDeskBench } from './desk-bench.ts';
import { packLines } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

const benches: ReturnType<typeof createDeskBench>[] = [];
const open = (...args: Parameters<typeof createDeskBench>) => {
  const bench = createDeskBench(...args);
  benches.push(bench);
  return bench;
};
afterEach(() => {
  for (const bench of benches.splice(0)) bench.close();
});

describe('a searcher', () => {
  async function withHits() {
    const bench = open({ roles: ['rep', 'searcher'] });
    await bench.settled();
    bench.actions.search({ text: 'harbour' }, 'complaint-work');
    await bench.settled();
    return bench;
  }

  test('searches with a reason and sees masked hits', async () => {
    const { searches, state } = await withHits();
    expect(searches).toEqual([{ text: 'harbour', reason: 'complaint-work' }]);
    expect(state().search).toMatchObject({ state: 'found', hits: [{ name: 'A•••' }] });
    expect(JSON.stringify(state())).not.toContain('harbour');
  });

  test('opens a hit under the reason of the search, and closes it again', async () => {
    const { actions, asked, state, settled: rest } = await withHits();
    actions.openHit('sealed-hit-000001');
    await rest();
    expect(asked).toEqual([{ handle: 'sealed-hit-000001', reason: 'complaint-work' }]);
    expect(state()).toMatchObject({ selection: { kind: 'hit' }, view: { state: 'pack' } });
    actions.closePin();
    expect(state()).toMatchObject({ selection: { kind: 'none' }, view: { state: 'no-conversation' } });
    expect(JSON.stringify(state())).not.toContain('Customer');
  });

  test('loses hit and hits to a call that rings', async () => {
    const { actions, ring, state, settled: rest } = await withHits();
    actions.openHit('sealed-hit-000001');
    await rest();
    await ring('a');
    expect(state()).toMatchObject({
      selection: { kind: 'conversation', conversationId: 'a' },
      search: { state: 'idle' },
    });
  });

  test('is who has the role; nobody else has a search', async () => {
    const { state, settled: rest } = open({ roles: ['rep'] });
    await rest();
    expect(state().search).toBeUndefined();
  });
});

test('of two searches the later one’s answer stands, whichever comes last', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let calls = 0;
  const search = createSearch({
    api: {
      search: async () => {
        const name = await (answers[calls++]?.promise ?? '');
        return { hits: [{ handle: 'h', name, market: 'GB', detail: '' }], hasMore: false };
      },
    },
    isAllowed: () => true,
    onChange: () => undefined,
  });
  const both = [search.find({ text: 'first' }, 'follow-up'), search.find({ text: 'second' }, 'follow-up')];
  answers[1]?.resolve('second');
  await both[1];
  answers[0]?.resolve('first');
  await both[0];
  expect(search.view()).toMatchObject({ hits: [{ name: 'second' }] });
});

test('a search that is refused says so, and never "nobody"', async () => {
  const api = { search: () => Promise.reject(new ProblemError('too_many_requests', { status: 429 })) };
  const search = createSearch({ api, isAllowed: () => true, onChange: () => undefined });
  await search.find({ text: 'harbour' }, 'follow-up');
  expect(search.view()).toEqual({ state: 'refused', code: 'too_many_requests' });
});

describe('the supervisors’ list', () => {
  test('is read when it is asked for and gone when it is closed', async () => {
    const { actions, state, settled: rest } = open({ roles: ['supervisor'] });
    actions.showOpenings();
    expect(state().openings).toEqual({ state: 'reading' });
    await rest();
    expect(state().openings).toEqual({ state: 'shown', openings: [], asOf: null, hasMore: false });
    actions.closeOpenings();
    expect(state().openings).toBeUndefined();
  });

  test('that was closed while it was read stays closed, and one that failed says why', async () => {
    const fault = new ProblemError('upstream_failed', { status: 502 });
    const openings = createOpenings({ api: { listOpenings: () => Promise.reject(fault) }, onChange: () => undefined });
    const reading = openings.show();
    openings.close();
    await reading;
    expect(openings.view()).toBeUndefined();
    await openings.show();
    expect(openings.view()).toEqual({ state: 'failed', code: 'upstream_failed' });
  });
});

describe('the supervisors’ list, further back', () => {
  const opening = (id: string) => ({
    ...{ id, at: '2026-11-18T08:00:00Z', repId: 'rep-7', role: 'rep', event: 'VIEW' },
    ...{ reason: null, customer: null, result: 'ALLOWED' },
  });
  const page = (id: string, hasMore: boolean) => ({ openings: [opening(id)], asOf: '2026-11-18T08:00:03Z', hasMore });
  const ofRep = { repId: 'rep-7', name: 'Robin Hale' };

  test('goes on after the last one shown, of the same rep, and keeps what it has', async () => {
    const asked: unknown[] = [];
    const listOpenings = async (request: object) => {
      asked.push(request);
      return asked.length === 1 ? page('new', true) : page('old', false);
    };
    const openings = createOpenings({ api: { listOpenings }, onChange: () => undefined });
    await openings.show(ofRep);
    const earlier = openings.showEarlier();
    expect(openings.view()).toMatchObject({ state: 'shown', earlier: 'reading', openings: [{ id: 'new' }] });
    await Promise.all([earlier, openings.showEarlier()]);
    expect(openings.view()).toEqual({
      state: 'shown',
      ofRep,
      ...page('new', false),
      openings: ['new', 'old'].map(opening),
    });
    expect(asked).toEqual([{ repId: 'rep-7' }, { repId: 'rep-7', before: { at: '2026-11-18T08:00:00Z', id: 'new' } }]);
  });

  test('that failed keeps what was shown and says why; one that was closed meanwhile stays closed', async () => {
    const fault = new ProblemError('upstream_failed', { status: 502 });
    const listOpenings = ({ before }: { before?: object }) =>
      before ? Promise.reject(fault) : Promise.resolve(page('new', true));
    const openings = createOpenings({ api: { listOpenings }, onChange: () => undefined });
    await openings.show();
    await openings.showEarlier();
    expect(openings.view()).toMatchObject({ openings: [{ id: 'new' }], earlier: { failed: 'upstream_failed' } });
    const again = openings.showEarlier();
    openings.close();
    await again;
    expect(openings.view()).toBeUndefined();
  });
});

describe('what is opened without a conversation', () => {
  const lines = (ticketExpiresAt: string) =>
    packLines('t1', 'Ada Ltd').map((line, at) => (at === 0 ? { ...line, ticketExpiresAt } : line));

  test.each([
    ['2030-01-01T00:00:00Z', true],
    ['2026-11-18T10:45:00Z', false],
  ])('asks for no renewal and ends with its ticket at %s', async (expiry, isKept) => {
    const bench = await opened(lines(expiry));
    bench.packs.open('pin:p1', { handle: 'sealed', reason: 'follow-up' });
    await settled();
    bench.packs.drop('a');
    bench.renewals.push(new ProblemError('not_found', { status: 404 }));
    await bench.packs.renewTickets();
    expect(bench.packs.has('pin:p1')).toBe(isKept);
    expect(bench.renewals).toHaveLength(1);
  });
});
