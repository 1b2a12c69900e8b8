import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { asLines } from '../../api-worker/prep-pack/answer.ts';
import { LivePacks } from '../../api-worker/prep-pack/live-packs.ts';
import { openDesk, QUERIED, REP } from './desk.ts';

afterEach(() => {
  vi.useRealTimers();
});

const askerOf = (signal: AbortSignal) => ({ rep: REP, correlationId: 'correlation', signal });

/** A desk whose kpis query waits until its signal ends it. */
async function slowDesk() {
  const started = Promise.withResolvers<void>();
  const ended: unknown[] = [];
  const answers = {
    kpis: ({ signal }: { signal: AbortSignal }) => {
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => {
        ended.push(signal.reason);
        reject(signal.reason);
      });
      started.resolve();
      return promise;
    },
  };
  const desk = openDesk({ answers });
  return { desk, started: started.promise, ended, conversationId: await desk.ringSigned() };
}

async function readAll(frames: AsyncGenerator<Frame>): Promise<string[]> {
  const types: string[] = [];
  for await (const frame of frames) types.push(frame.type === 'section' ? frame.id : frame.type);
  return types;
}

const pack = (repId: string, about: string) => ({ repId, about });

describe('a pack', () => {
  it('ends the older one when the same conversation is asked for again; the older is cut, not complete', async () => {
    const { desk, started, ended, conversationId } = await slowDesk();
    const never = new AbortController().signal;
    const older = readAll(await desk.preparePack({ conversationId }, askerOf(never)));
    await started;
    const newer = await desk.preparePack(
      { conversationId: conversationId.toUpperCase(), sections: ['alerts'] },
      askerOf(never),
    );
    expect(await older).not.toContain('done');
    expect(ended).toHaveLength(1);
    expect(await readAll(newer)).toEqual(['identity', 'alerts', 'done']);
    expect(desk.livePacks.size).toBe(0);
  });

  it('stops the oldest of a rep who asks for more than six at once, and nobody else’s', () => {
    const packs = new LivePacks();
    const never = new AbortController().signal;
    const other = packs.start(pack('rep-2', 'a'), never);
    const started = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((about) => packs.start(pack('rep-1', about), never));
    expect(started.map(({ signal }) => signal.aborted)).toEqual([true, true, ...Array(6).fill(false)]);
    expect(other.signal.aborted).toBe(false);
    expect(packs.size).toBe(7);
  });

  it('leaves the packs of other conversations and of other reps alone', () => {
    const packs = new LivePacks();
    const never = new AbortController().signal;
    const one = packs.start(pack('rep-1', 'a'), never);
    packs.start(pack('rep-1', 'b'), never);
    packs.start(pack('rep-2', 'a'), never);
    expect(one.signal.aborted).toBe(false);
    expect(packs.size).toBe(3);
  });

  it('is forgotten when its asker leaves before anything was read', () => {
    const packs = new LivePacks();
    const asker = new AbortController();
    packs.start(pack('rep-1', 'a'), asker.signal);
    asker.abort();
    expect(packs.size).toBe(0);
    packs.start(pack('rep-1', 'a'), AbortSignal.abort());
    expect(packs.size).toBe(0);
  });

  it('does not let the end of an older pack forget the newer one', () => {
    const packs = new LivePacks();
    const never = new AbortController().signal;
    const older = packs.start(pack('rep-1', 'a'), never);
    const newer = packs.start(pack('rep-1', 'a'), never);
    older.end();
    expect(packs.size).toBe(1);
    expect(newer.signal.aborted).toBe(false);
  });

  it('ends its queries when the asker leaves, and sends nothing more', async () => {
    const { desk, started, ended, conversationId } = await slowDesk();
    const asker = new AbortController();
    const reading = readAll(await desk.preparePack({ conversationId }, askerOf(asker.signal)));
    await started;
    asker.abort('Client connection prematurely closed.');
    expect(await reading).not.toContain('done');
    expect(ended).toHaveLength(1);
    expect(desk.livePacks.size).toBe(0);
  });

  it('ends its queries when the reader of the stream leaves while a frame is awaited', async () => {
    // No ping comes to wake the stream.
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const { desk, started, ended, conversationId } = await slowDesk();
    const left = new AbortController();
    const frames = await desk.preparePack({ conversationId, sections: ['kpis'] }, askerOf(left.signal));
    const reader = asLines(frames, () => left.abort()).getReader();
    await reader.read();
    await started;
    await reader.cancel();
    expect(ended).toHaveLength(1);
    expect(desk.livePacks.size).toBe(0);
  });

  it('ends its queries when the reader stops between two frames', async () => {
    const { desk, ended, conversationId } = await slowDesk();
    const frames = await desk.preparePack({ conversationId }, askerOf(new AbortController().signal));
    await frames.next();
    await frames.next();
    await frames.return(undefined);
    expect(ended).toHaveLength(1);
    expect(desk.livePacks.size).toBe(0);
  });

  it('asks no section for somebody who left during the look-up', async () => {
    const asker = new AbortController();
    const desk = openDesk({ answers: { subject: async () => asker.abort() } });
    const conversationId = await desk.ringSigned();
    await expect(desk.preparePack({ conversationId }, askerOf(asker.signal))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(desk.sectionQueries()).toEqual([]);
    expect(desk.audit).toEqual([]);
    expect(desk.livePacks.size).toBe(0);
  });

  it('asks no section for somebody who left after the identity', async () => {
    const asker = new AbortController();
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    const frames = await desk.preparePack({ conversationId }, askerOf(asker.signal));
    await frames.next();
    asker.abort('left');
    expect(await frames.next()).toEqual({ done: true, value: undefined });
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('leaves nothing behind when it ran to its end', async () => {
    const desk = openDesk();
    await desk.pack({ conversationId: await desk.ringSigned() });
    expect(desk.livePacks.size).toBe(0);
    expect(desk.sectionQueries()).toHaveLength(QUERIED.length);
  });
});
