import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createRepConversations } from '../../api-worker/genesys/active-conversations.ts';
import { attributeAliases } from '../../api-worker/genesys/attribute-aliases.ts';
import { createGenesysFetch } from '../../api-worker/genesys/genesys-fetch.ts';
import { asPack } from '../../api-worker/prep-pack/answer.ts';
import { createReveal } from '../../api-worker/reveals/reveal.ts';
import { createListOpenings } from '../../api-worker/search/openings.ts';
import { createSearch } from '../../api-worker/search/search.ts';
import { createVerify } from '../../api-worker/verifications/verify.ts';
import type { RunQuery } from '../../api-worker/warehouse/query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { repWith } from '../search/bench.ts';
import { identityOf, openDesk, REP, refusalOf } from './desk.ts';

const EVERYTHING = repWith(['rep', 'searcher', 'revealer', 'supervisor']);
const aliases = attributeAliases.parse({});
const askerOf = (signal: AbortSignal, rep = REP) => ({ rep, correlationId: randomUUID(), signal });

/** A Genesys that never answers, behind the real client. */
function silentGenesys() {
  const asked = Promise.withResolvers<void>();
  const silent: typeof fetch = (_url, init) => {
    const { promise, reject } = Promise.withResolvers<never>();
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    asked.resolve();
    return promise;
  };
  const genesysFetch = createGenesysFetch({ fetch: silent, onAnswer: () => undefined });
  const options = { genesysFetch, apiOrigin: 'https://genesys.example', aliases };
  return { asked: asked.promise, conversations: createRepConversations(options) };
}

/** A warehouse that answers nothing until the asker leaves, as the real runner says it. */
function silentWarehouse() {
  const asked = Promise.withResolvers<void>();
  const runQuery: RunQuery = (_query, _parameters, { signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(new WarehouseError('aborted')));
    asked.resolve();
    return promise;
  };
  return { asked: asked.promise, runQuery };
}

describe('a pack that a newer request of the same rep supersedes', () => {
  it('is a conflict and no failure of Genesys while that is asked, and no denial', async () => {
    const genesys = silentGenesys();
    const desk = openDesk({ change: { conversations: genesys.conversations } });
    const conversationId = randomUUID();
    const never = new AbortController();
    const older = refusalOf(desk.preparePack({ conversationId }, askerOf(never.signal)));
    await genesys.asked;
    const newest = new AbortController();
    const newer = refusalOf(desk.preparePack({ conversationId }, askerOf(newest.signal)));
    expect(await older).toBe('conflict');
    newest.abort('left');
    expect(await newer).toBe('conflict');
    expect(desk.audit).toEqual([]);
  });

  it('is a conflict for a caller that wanted it whole, never half a pack', async () => {
    const started = Promise.withResolvers<void>();
    const desk = openDesk({
      answers: {
        kpis: ({ signal }) => {
          const { promise, reject } = Promise.withResolvers<never>();
          signal.addEventListener('abort', () => reject(signal.reason));
          started.resolve();
          return promise;
        },
      },
    });
    const conversationId = await desk.ringSigned();
    const never = new AbortController().signal;
    const older = refusalOf(asPack(await desk.preparePack({ conversationId }, askerOf(never))));
    await started.promise;
    const newer = await desk.preparePack({ conversationId, sections: ['alerts'] }, askerOf(never));
    expect(await older).toBe('conflict');
    expect((await asPack(newer)).complete).toBe(true);
  });

  it('logs none of its sections as failed', async () => {
    const started = Promise.withResolvers<void>();
    const onFailure = vi.fn();
    const desk = openDesk({
      answers: {
        revenue: ({ signal }) => {
          const { promise, reject } = Promise.withResolvers<never>();
          signal.addEventListener('abort', () => reject(new WarehouseError('aborted')));
          started.resolve();
          return promise;
        },
      },
      change: { onFailure },
    });
    const asker = new AbortController();
    const frames = await desk.preparePack({ conversationId: await desk.ringSigned() }, askerOf(asker.signal));
    const reading = asPack(frames).catch(() => undefined);
    await started.promise;
    asker.abort('left');
    await reading;
    expect(onFailure).not.toHaveBeenCalled();
  });
});

describe('a denial', () => {
  it('is recorded also when the asker has left meanwhile: nobody tries ids unseen', async () => {
    const asker = new AbortController();
    const active = async () => {
      asker.abort('left');
      return [];
    };
    const desk = openDesk({ change: { conversations: { active } } });
    expect(await refusalOf(desk.preparePack({ conversationId: randomUUID() }, askerOf(asker.signal)))).toBe(
      'not_found',
    );
    expect(desk.audit).toMatchObject([{ type: 'DENIED', result: 'not_found' }]);
  });
});

describe('who leaves during the look-up', () => {
  it('of a search is told of no failed upstream; the search stays on record', async () => {
    const warehouse = silentWarehouse();
    const desk = openDesk({ change: { runQuery: warehouse.runQuery } });
    const asker = new AbortController();
    const search = createSearch(desk.dependencies);
    const asked = refusalOf(search({ text: 'Harbour', reason: 'follow-up' }, askerOf(asker.signal, EVERYTHING)));
    await warehouse.asked;
    asker.abort('left');
    expect(await asked).toBe('conflict');
    expect(desk.audit).toMatchObject([{ type: 'SEARCH', result: 'left' }]);
  });

  it('of the supervisors’ list is told of no failed upstream', async () => {
    const warehouse = silentWarehouse();
    const desk = openDesk();
    const list = createListOpenings({
      ...desk.dependencies,
      runQuery: warehouse.runQuery,
      clock: { nowMs: Date.now },
      userNames: async () => new Map(),
    });
    const asker = new AbortController();
    const asked = refusalOf(list({}, askerOf(asker.signal, EVERYTHING)));
    await warehouse.asked;
    asker.abort('left');
    expect(await asked).toBe('conflict');
    expect(desk.audit).toEqual([]);
  });

  it('of a reveal or a verification is told of no failed upstream, and is not recorded as refused', async () => {
    const desk = openDesk();
    const verified = identityOf(await desk.pack({ conversationId: await desk.ringSigned({}, EVERYTHING) }, EVERYTHING));
    const assertedId = await desk.ringSigned({ level: 'asserted' }, EVERYTHING);
    const asserted = identityOf(await desk.pack({ conversationId: assertedId }, EVERYTHING));
    desk.audit.length = 0;
    for (const ask of [
      (dependencies: typeof desk.dependencies, signal: AbortSignal) =>
        createReveal(dependencies)(
          { reveal: verified.registrationNumber?.reveal ?? '', ticket: verified.ticket ?? '' },
          askerOf(signal, EVERYTHING),
        ),
      (dependencies: typeof desk.dependencies, signal: AbortSignal) =>
        createVerify(dependencies)(
          { ticket: asserted.ticket ?? '', method: 'security-questions' },
          askerOf(signal, EVERYTHING),
        ),
    ]) {
      const [warehouse, genesys] = [silentWarehouse(), silentGenesys()];
      for (const [change, asked] of [
        [{ runQuery: warehouse.runQuery }, warehouse.asked],
        [{ conversations: genesys.conversations }, genesys.asked],
      ] as const) {
        const asker = new AbortController();
        const refused = refusalOf(ask({ ...desk.dependencies, ...change }, asker.signal));
        await asked;
        asker.abort('left');
        expect(await refused).toBe('conflict');
      }
    }
    expect(desk.audit).toEqual([]);
  });
});
