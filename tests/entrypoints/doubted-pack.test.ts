import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPacks } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import type { PackAsk } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { doneLine, identified, identityLine, packLines, sectionLine, streamOf, toBytes } from './pack-lines.ts';
import { holdTimers, opened, settled } from './packs-bench.ts';

const busy = () => new ProblemError('upstream_busy', { status: 503 });
const ADA = packLines('t1', 'Ada Ltd');
const BOB = packLines('t2', 'Bob plc');

const pass = holdTimers();

describe('a change of the customer that could not be asked about at once', () => {
  test('is asked about until the answer comes', async () => {
    const { packs } = await opened(ADA, busy(), busy(), BOB);
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ pack: { id: 't1' } });
    await pass(3_000);
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't2', isChangedCustomer: true } });
    packs.drop('a');
  });

  test('takes the pack that nobody can confirm off the screen, and brings the next one by itself', async () => {
    const { packs, asked } = await opened(ADA, ...Array.from({ length: 6 }, busy), BOB);
    packs.refresh('a');
    await settled();
    await pass(29_000);
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't1' } });
    await pass(1_000);
    expect(packs.view('a')).toEqual({ state: 'look-up-failed', code: 'upstream_busy', retryAfterS: undefined });
    expect(packs.ticket('a')).toBeUndefined();
    await pass(60_000);
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't2' } });
    const count = asked.length;
    await pass(120_000);
    expect(asked).toHaveLength(count);
    packs.drop('a');
  });

  test('waits as long as the worker says, and keeps the pack of a customer who is the same', async () => {
    const { packs, asked } = await opened(
      ADA,
      new ProblemError('too_many_requests', { status: 429, retryAfterS: 7 }),
      ADA,
    );
    packs.refresh('a');
    await settled();
    const before = packs.view('a');
    await pass(6_000);
    expect(asked).toHaveLength(2);
    await pass(2_000);
    expect(asked).toHaveLength(3);
    await pass(60_000);
    expect(packs.view('a')).toBe(before);
    packs.drop('a');
  });

  test('is not asked about any more once the conversation has ended', async () => {
    const { packs, asked } = await opened(ADA, busy());
    packs.refresh('a');
    await settled();
    packs.drop('a');
    await pass(60_000);
    expect(asked).toHaveLength(2);
  });
});

/** A worker whose answers the test gives when it likes; an abort ends the waiting. */
function createAnswering() {
  const asked: { request: PackAsk; signal: AbortSignal; answer: (lines: readonly object[] | Error) => void }[] = [];
  const refused = () => Promise.reject(new ProblemError('offline'));
  const packs = createPacks({
    nowMs: () => Date.parse('2026-11-18T10:45:00Z'),
    onChange: () => undefined,
    api: {
      requestPack: (request, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
          const answer = (lines: readonly object[] | Error) =>
            lines instanceof Error ? reject(lines) : resolve(streamOf(toBytes(lines)));
          asked.push({ request, signal, answer });
        }),
      renewTicket: refused,
      verifyCaller: refused,
      revealField: refused,
      giveFeedback: refused,
    },
  });
  const answer = async (index: number, lines: readonly object[] | Error) => {
    asked[index]?.answer(lines);
    await settled();
  };
  return { packs, asked, answer };
}

describe('while a change is being asked about', () => {
  test('"Try again" at a section waits, and goes out if it is the same customer', async () => {
    const { packs, asked, answer } = createAnswering();
    packs.open('a', { conversationId: 'a' });
    await answer(0, ADA.slice(0, 5));
    packs.refresh('a');
    packs.retry('a', ['complaints']);
    await settled();
    expect(asked).toHaveLength(2);
    expect(asked[1]?.signal.aborted).toBe(false);
    await answer(1, packLines('t2', 'Ada Ltd'));
    expect(asked[2]?.request).toMatchObject({ sections: ['insights', 'complaints'], ticket: 'sealed-ticket-of-t1' });
    await answer(2, [
      identityLine('t3', identified('Ada Ltd')),
      ...['insights', 'complaints'].map((id) => sectionLine('t3', id, 'Ada Ltd')),
      doneLine('t3'),
    ]);
    expect(packs.view('a')).toMatchObject({ pack: { id: 't1', stream: 'complete' } });
    packs.drop('a');
  });

  test('"Try again" at a section of the former customer is dropped', async () => {
    const { packs, asked, answer } = createAnswering();
    packs.open('a', { conversationId: 'a' });
    await answer(0, ADA.slice(0, 5));
    packs.refresh('a');
    packs.retry('a', ['complaints']);
    await answer(1, BOB);
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2', stream: 'complete' } });
    expect(asked).toHaveLength(2);
    packs.drop('a');
  });

  test('a chosen candidate does not make it forgotten', async () => {
    const { packs, asked, answer } = createAnswering();
    const choice = { state: 'candidates', text: 'Three use this number', candidates: [] };
    packs.open('a', { conversationId: 'a' });
    await answer(0, [identityLine('t1', choice), doneLine('t1')]);
    packs.refresh('a');
    packs.choose('a', 'sealed-handle-000001');
    await answer(2, packLines('t2', 'A••', 'claimed'));
    expect(asked[3]?.request).toEqual({ conversationId: 'a' });
    await answer(3, BOB);
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2', stream: 'complete', identity: { level: 'verified' } } });
    packs.drop('a');
  });

  test('a ticket of another customer than the conversation’s brings a new pack, not a cut one', async () => {
    const { packs, asked, answer } = createAnswering();
    packs.open('a', { conversationId: 'a' });
    await answer(0, ADA.slice(0, 5));
    packs.retry('a', ['complaints']);
    await answer(1, new ProblemError('conflict', { status: 409 }));
    expect(packs.view('a')).toMatchObject({ state: 'identifying' });
    expect(asked[2]?.request).toEqual({ conversationId: 'a' });
    await answer(2, BOB);
    expect(packs.view('a')).toMatchObject({ pack: { id: 't2' } });
    packs.drop('a');
  });
});
