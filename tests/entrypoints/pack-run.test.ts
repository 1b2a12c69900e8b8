import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Identity } from '../../api-worker/contract/identity.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import type { PackAsk, PackRecord } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { createRecord, packOf } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import type { RunKind } from '../../entrypoints/sidepanel/packs/run-pack.ts';
import { runPack } from '../../entrypoints/sidepanel/packs/run-pack.ts';
import { openStream } from './open-stream.ts';
import { doneLine, identified, identityLine, packLines, sectionLine, streamOf, toBytes } from './pack-lines.ts';
import { settled } from './packs-bench.ts';

afterEach(() => {
  vi.useRealTimers();
});

const NOW = '2026-11-18T10:45:00.000Z';
type Answer = readonly unknown[] | Error | ReadableStream<Uint8Array>;

/** A record and a worker that answers run after run. */
function bench(origin: PackAsk = { conversationId: 'a' }) {
  const record = createRecord('a', origin);
  const asked: PackAsk[] = [];
  const over: boolean[] = [];
  const shown: (string | undefined)[] = [];
  const run = async (answer: Answer, kind: RunKind = 'fresh', request: PackAsk = record.origin) =>
    await runPack(record, kind, request, {
      api: {
        requestPack: async (given) => {
          asked.push(given);
          if (answer instanceof Error) throw answer;
          return answer instanceof ReadableStream ? answer : streamOf(toBytes(answer));
        },
      },
      nowMs: () => Date.parse(NOW),
      onChange: () => shown.push(packOf(record)?.identity.customer.name ?? record.view.state),
      onOver: (_record, isRestartNeeded) => over.push(isRestartNeeded),
    });
  return { record, asked, over, shown, run };
}
const textIn = (record: PackRecord) => JSON.stringify(packOf(record));
const statesIn = (record: PackRecord) => packOf(record)?.sections.map(({ state }) => state);

describe('a fresh run', () => {
  test('shows the pack, tells of each step and is over once', async () => {
    const { record, asked, over, shown, run } = bench();
    await run(packLines('t1', 'Ada Ltd'));
    expect(record.view).toMatchObject({ state: 'pack', pack: { id: 't1', asOf: NOW, stream: 'complete' } });
    expect([asked, over, record.run]).toEqual([[{ conversationId: 'a' }], [false], null]);
    expect(shown.length).toBeGreaterThanOrEqual(10);
  });

  test.each([
    ['with a code', new ProblemError('not_found', { retryAfterS: 7 }), { code: 'not_found', retryAfterS: 7 }],
    ['without one', new RangeError('odd'), { retryAfterS: undefined }],
  ])('that brings nothing says so %s', async (_what, fault, expected) => {
    const { record, run, over } = bench();
    await run(fault);
    expect(record.view).toMatchObject({ state: 'look-up-failed', ...expected });
    expect(over).toEqual([false]);
  });

  test('says while the alerts are awaited that they are, and shows the others then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { record, run } = bench();
    const open = openStream();
    const running = run(open.stream);
    open.push(identityLine('t1', identified('Ada Ltd')), sectionLine('t1', 'kpis', 'Ada Ltd'));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(statesIn(record)?.slice(0, 2)).toEqual(['checking', 'ready']);
    open.push(sectionLine('t1', 'alerts', 'Ada Ltd'), doneLine('t1'));
    await running;
    expect(statesIn(record)?.slice(0, 2)).toEqual(['ready', 'ready']);
  });
});

describe('a run that another one follows', () => {
  test('writes nothing more, and is not over: the newer one is', async () => {
    const { record, run, over } = bench();
    const older = openStream();
    const first = run(older.stream);
    older.push(identityLine('t1', identified('Ada Ltd')));
    await settled();
    const second = run(packLines('t2', 'Bob Ltd'));
    await Promise.all([first, second]);
    expect(packOf(record)).toMatchObject({ id: 't2' });
    expect(textIn(record)).not.toContain('Ada');
    expect(over).toEqual([false]);
    expect(older.isCancelled()).toBe(true);
  });

  test('and that fails late says nothing', async () => {
    const { record, run, over } = bench();
    const { promise, reject } = Promise.withResolvers<never>();
    const first = runPack(record, 'fresh', record.origin, {
      api: { requestPack: () => promise },
      nowMs: () => 0,
      onChange: () => {},
      onOver: () => over.push(true),
    });
    await run(packLines('t2', 'Bob Ltd'));
    reject(new ProblemError('offline'));
    await first;
    expect(record.view).toMatchObject({ state: 'pack' });
    expect(over).toEqual([false]);
  });
});

describe('a refresh', () => {
  test('that says nothing new leaves the pack as it is', async () => {
    const { record, run, over } = bench();
    await run(packLines('t1', 'Ada Ltd'));
    const before = record.view;
    await run(packLines('t2', 'Ada Ltd'), 'refresh');
    expect(record.view).toBe(before);
    expect(over).toEqual([false, false]);
  });

  test('that says something new shows it', async () => {
    const { record, run } = bench();
    await run(packLines('t1', 'A•••', 'claimed'));
    await run(packLines('t2', 'Ada Ltd'), 'refresh');
    expect(record.view).toMatchObject({ state: 'pack', pack: { id: 't2' } });
  });

  test('that fails leaves what is known', async () => {
    const { record, run } = bench();
    await run(packLines('t1', 'Ada Ltd'));
    const before = record.view;
    await run(new ProblemError('offline'), 'refresh');
    expect(record.view).toBe(before);
  });
});

describe('sections that are asked for again', () => {
  const again = (ticketId: string, name: string, extra: object = {}) => [
    identityLine(ticketId, identified(name), { ticket: 'a-newer-ticket', ...extra }),
    sectionLine(ticketId, 'network', name),
    doneLine(ticketId),
  ];

  test('add to the pack as they come, without waiting for alerts, and bring its newer ticket', async () => {
    const { record, run, over } = bench();
    await run([identityLine('t1', identified('Ada Ltd')), sectionLine('t1', 'alerts', 'Ada Ltd')]);
    const open = openStream();
    const running = run(open.stream, 'sections');
    open.push(...again('t1', 'Ada Ltd').slice(0, 2));
    await settled();
    expect(packOf(record)?.sections.find(({ place }) => place.id === 'network')).toMatchObject({ state: 'ready' });
    open.push(doneLine('t1'));
    await running;
    expect([record.ticket, over]).toEqual(['a-newer-ticket', [false, false]]);
  });

  test('of another customer are not added: the pack begins anew', async () => {
    const { record, run, over } = bench();
    await run(packLines('t1', 'Ada Ltd'));
    await run(again('t1', 'Bob Ltd'), 'sections');
    expect(textIn(record)).not.toContain('Bob');
    expect(over).toEqual([false, true]);
  });

  test('have failed if they do not come, and the others stay', async () => {
    const { record, run } = bench();
    await run([identityLine('t1', identified('Ada Ltd')), sectionLine('t1', 'alerts', 'Ada Ltd')]);
    await run(new ProblemError('offline'), 'sections');
    expect(packOf(record)?.stream).toBe('cut');
    expect(statesIn(record)?.[0]).toBe('ready');
  });

  test('of a pack that is gone by then change nothing', async () => {
    const { record, run, over } = bench();
    await run(new ProblemError('offline'), 'sections');
    await run(again('t1', 'Ada Ltd'), 'sections');
    expect(record.view.state).toBe('identifying');
    expect(over).toEqual([false, true]);
  });
});

describe('the rep’s word', () => {
  const origin = { conversationId: 'a', verification: 'a-word' };
  const lookUpFailed: Identity = { state: 'look-up-failed', text: '', code: 'timeout' };

  test.each([
    ['is kept while it is believed', identified('Ada Ltd'), origin],
    ['is kept when nobody could be looked up', lookUpFailed, origin],
    ['is not given again once it raises nothing', identified('Ada Ltd', 'asserted'), { conversationId: 'a' }],
    ['is not given again about nobody', { state: 'unidentified', text: '' } as Identity, { conversationId: 'a' }],
  ])('%s', async (_what, identity, expected) => {
    const { record, run } = bench(origin);
    await run([identityLine('t1', identity), doneLine('t1')]);
    expect([record.origin, record.shownBy]).toEqual([expected, expected]);
  });
});

test('a chosen candidate is shown by its own request and is no new origin', async () => {
  const { record, run } = bench();
  const chosen = { handle: 'a-candidate' };
  await run(packLines('t1', 'A•••', 'claimed'), 'fresh', chosen);
  expect([record.shownBy, record.origin, record.originIdentity]).toEqual([chosen, { conversationId: 'a' }, null]);
});
