import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import type { SectionId } from '../../api-worker/contract/sections.ts';
import { NOTHING_READ } from '../../api-worker/prep-pack/reference.ts';
import { runSections } from '../../api-worker/prep-pack/run-sections.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { CONTEXT, controlled, tellingInsights } from './fixtures.ts';

const IDS: SectionId[] = ['alerts', 'kpis', 'journey', 'network'];

function start(asked: SectionId[] = [...IDS, 'insights']) {
  const held = Object.fromEntries(IDS.map((id) => [id, controlled(id)]));
  const failures: string[] = [];
  const abort = new AbortController();
  const frames: Frame[] = [];
  const stream = runSections(
    {
      sections: IDS.map((id) => held[id]?.section).filter((section) => section !== undefined),
      insights: tellingInsights,
      readReference: async () => NOTHING_READ,
      runQuery: () => Promise.reject(new Error('not used')),
      nowMs: () => performance.now(),
      onFailure: ({ section, code }) => failures.push(`${section}:${code}`),
    },
    { ticketId: 't', asked, context: CONTEXT, signal: abort.signal, startedMs: performance.now(), preludeMs: 100 },
  );
  const finished = (async () => {
    for await (const frame of stream) frames.push(frame);
  })();
  return { held, frames, finished, failures, abort };
}

const settled = () => vi.advanceTimersByTimeAsync(1);
const order = (frames: Frame[]) =>
  frames.map((frame) =>
    frame.type === 'section' ? `${frame.id}${frame.part === 'all' ? '' : `/${frame.part}`}` : frame.type,
  );

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a running pack', () => {
  it('sends alerts before any section that was ready earlier', async () => {
    const { held, frames, finished } = start();
    held.kpis?.answer('tiles');
    await settled();
    expect(order(frames)).toEqual([]);
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    expect(order(frames)[0]).toBe('alerts');
    expect(order(frames).at(-1)).toBe('done');
  });

  it('lets the others go after 1.5 s when alerts are late, and still sends alerts when they come', async () => {
    const { held, frames, finished } = start();
    held.kpis?.answer('tiles');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(order(frames)).toEqual(['kpis']);
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    expect(order(frames)).toContain('alerts');
  });

  it('answers the other sections when one source fails, and says the pack is not complete', async () => {
    const { held, frames, finished, failures } = start();
    held.journey?.fail(new WarehouseError('unavailable'));
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    const journey = frames.find((frame) => frame.type === 'section' && frame.id === 'journey');
    expect(journey).toMatchObject({ status: 'failed', code: 'unavailable', blocks: [] });
    expect(frames.filter((frame) => frame.type === 'section' && frame.status === 'ready')).toHaveLength(5);
    expect(frames.at(-1)).toMatchObject({ type: 'done', complete: false });
    expect(failures).toEqual(['journey:unavailable']);
  });

  it('gives the rules the named failure of a section, never a gap', async () => {
    const { held, frames, finished } = start();
    held.network?.fail(new WarehouseError('wrong_subject'));
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    const body = frames.find((frame) => frame.type === 'section' && frame.id === 'insights' && frame.part === 'body');
    expect(body).toMatchObject({
      blocks: [{ lines: ['alerts:facts journey:facts kpis:facts network:wrong_subject'] }],
    });
  });

  it('sends the first part of the insights as soon as alerts, journey and network have settled', async () => {
    const { held, frames, finished } = start();
    for (const id of ['alerts', 'journey', 'network']) held[id]?.answer('rows');
    await settled();
    expect(order(frames)).toContain('insights/first');
    expect(order(frames)).not.toContain('insights/body');
    held.kpis?.answer('tiles');
    await settled();
    await finished;
    expect(order(frames).slice(-2)).toEqual(['insights/body', 'done']);
  });

  it('derives the insights one second before the end of the pack although a section has not settled', async () => {
    const { held, frames, finished } = start();
    for (const id of ['alerts', 'journey', 'network']) held[id]?.answer('rows');
    await vi.advanceTimersByTimeAsync(7_000);
    const body = frames.find((frame) => frame.type === 'section' && frame.id === 'insights' && frame.part === 'body');
    expect(body).toMatchObject({ blocks: [{ lines: ['alerts:facts journey:facts kpis:timeout network:facts'] }] });
    held.kpis?.answer('late');
    await settled();
    await finished;
  });

  it('sends only what was asked for, though the insights read every section', async () => {
    const { held, frames, finished } = start(['kpis', 'insights']);
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    expect(order(frames).toSorted()).toEqual(['done', 'insights/body', 'insights/first', 'kpis']);
  });

  it('keeps the connection warm with a ping every five seconds', async () => {
    const { held, frames, finished } = start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(order(frames)).toContain('ping');
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
  });

  it('names the longest chain of back-end calls: the way to the identity and the slowest section', async () => {
    const { held, frames, finished } = start();
    await vi.advanceTimersByTimeAsync(400);
    for (const id of IDS) held[id]?.answer('rows');
    await settled();
    await finished;
    expect(frames.at(-1)).toMatchObject({ slowestPathMs: 500 });
  });

  it('ends every query when the rep leaves, which is no section’s failure', async () => {
    const { held, finished, abort, failures } = start();
    abort.abort(new DOMException('left', 'AbortError'));
    await settled();
    await finished;
    expect(IDS.map((id) => held[id]?.ended.length)).toEqual([1, 1, 1, 1]);
    expect(failures).toEqual([]);
  });
});
