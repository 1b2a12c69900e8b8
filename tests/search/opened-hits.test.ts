import { describe, expect, it } from 'vitest';
import { createMakePin } from '../../api-worker/pins/make-pin.ts';
import { sealHit } from '../../api-worker/search/search-handle.ts';
import { identityOf, openDesk, refusalOf, sectionsOf } from '../prep-pack/desk.ts';
import { repWith, SEARCHER } from './bench.ts';

async function withHit(customerId = 'A', change: Parameters<typeof openDesk>[0] = {}) {
  const desk = openDesk(change);
  return { desk, handle: await sealHit(desk.seals, { repId: 'rep-1', customerId }) };
}
const reason = 'complaint-work';

describe('a hit that a searcher opens', () => {
  it('shows what role and tier allow, says that nobody is on the line, and is audited with its reason', async () => {
    const { desk, handle } = await withHit();
    const frames = await desk.pack({ handle, reason }, SEARCHER);
    expect(identityOf(frames).identity).toMatchObject({
      level: 'verified',
      match: { method: 'SEARCH', isSigned: false },
      caller: { state: 'held' },
      isPinnable: false,
    });
    expect(identityOf(frames).identity).not.toHaveProperty('verification');
    expect(sectionsOf(frames).every(({ status }) => status === 'ready')).toBe(true);
    expect(desk.audit).toMatchObject([
      { type: 'LOOKUP', customerId: 'A', reason, matchMethod: 'SEARCH', result: 'verified' },
      { type: 'VIEW', customerId: 'A', reason, matchMethod: 'SEARCH', result: 'shown' },
    ]);
    expect(desk.audit.every(({ conversationId }) => conversationId === undefined)).toBe(true);
  });

  it('holds every section where the bank has chosen so', async () => {
    const { desk, handle } = await withHit('A', { change: { searchLevel: 'asserted' } });
    const frames = await desk.pack({ handle, reason }, SEARCHER);
    expect(identityOf(frames).identity).toMatchObject({ level: 'asserted' });
    expect(sectionsOf(frames).every(({ status }) => status === 'held')).toBe(true);
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('makes a ticket that pins nothing', async () => {
    const { desk, handle } = await withHit();
    const { ticket = '' } = identityOf(await desk.pack({ handle, reason }, SEARCHER));
    const asker = { rep: SEARCHER, correlationId: 'c', signal: new AbortController().signal };
    expect(await refusalOf(createMakePin(desk.dependencies)({ ticket }, asker))).toBe('not_permitted');
  });

  it('is nobody’s where the tier no longer reaches', async () => {
    const { desk, handle } = await withHit('R');
    const nobody = await sealHit(desk.seals, { repId: 'rep-1', customerId: 'does not exist' });
    const [restricted, missing] = [
      await desk.pack({ handle, reason }, SEARCHER),
      await desk.pack({ handle: nobody, reason }, SEARCHER),
    ];
    expect(identityOf(restricted).identity).toEqual(identityOf(missing).identity);
    expect(identityOf(restricted).identity.state).toBe('unidentified');
  });

  it('asks for a reason before anything is looked up', async () => {
    const { desk, handle } = await withHit();
    expect(await refusalOf(desk.pack({ handle }, SEARCHER))).toBe('malformed_request');
    expect(desk.queries).toEqual([]);
  });

  it('is refused to whoever is no searcher any more, and the refusal is audited', async () => {
    const { desk, handle } = await withHit();
    expect(await refusalOf(desk.pack({ handle, reason }, repWith(['rep'])))).toBe('not_permitted');
    expect(desk.queries).toEqual([]);
    expect(desk.audit).toMatchObject([{ type: 'DENIED', reason, result: 'not_permitted' }]);
  });

  it('is refused to another searcher as if it were nonsense', async () => {
    const { desk } = await withHit();
    const handle = await sealHit(desk.seals, { repId: 'rep-2', customerId: 'A' });
    expect(await refusalOf(desk.pack({ handle, reason }, SEARCHER))).toBe('handle_invalid');
  });
});
