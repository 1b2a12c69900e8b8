import { afterEach, describe, expect, test } from 'vitest';
import type { ManagedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { createDeskBench } from './desk-bench.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function seat(policy: ManagedPolicy = {}) {
  const bench = createDeskBench({ policy, roles: ['rep', 'searcher'] });
  closing.push(bench.close);
  await bench.settled();
  return bench;
}

describe('what the administrator switched off', () => {
  test('is told to the screen', async () => {
    const off = { isSearchAllowed: false, isRevealAllowed: false, isPrintAllowed: false, isFeedbackAllowed: false };
    const { state } = await seat(off);
    expect(state().features).toEqual({ search: false, reveal: false, print: false, feedback: false });
    expect(state().search).toBeUndefined();
    expect((await seat()).state().features).toEqual({ search: true, reveal: true, print: true, feedback: true });
  });

  test('is not done, whoever clicks', async () => {
    const off = { isSearchAllowed: false, isRevealAllowed: false, isPrintAllowed: false, isFeedbackAllowed: false };
    const bench = await seat({ ...off, arePinsAllowed: false });
    await bench.ring('a');
    bench.actions.search({ text: 'harbour' }, 'follow-up');
    bench.actions.openHit('sealed-hit-000001');
    bench.actions.revealField();
    bench.actions.giveFeedback('I15', 'sealed-feedback-01', { verdict: 'useful' });
    bench.actions.print();
    bench.actions.pin();
    await bench.settled();
    expect([bench.calls, bench.searches, bench.prints()]).toEqual([[], [], 0]);
    expect(bench.state().selection).toEqual({ kind: 'conversation', conversationId: 'a' });
  });

  test('can be done where it is on', async () => {
    const bench = await seat();
    await bench.ring('a');
    bench.actions.revealField();
    bench.actions.giveFeedback('I15', 'sealed-feedback-01', { verdict: 'useful' });
    bench.actions.print();
    bench.actions.pin();
    await bench.settled();
    expect([bench.calls.toSorted(), bench.prints()]).toEqual([['feedback', 'pin', 'reveal'], 1]);
  });

  test('while it stands open is closed: a hit, a pin', async () => {
    const bench = await seat();
    bench.actions.search({ text: 'harbour' }, 'follow-up');
    await bench.settled();
    bench.actions.openHit('sealed-hit-000001');
    await bench.settled();
    expect(bench.state().selection).toMatchObject({ kind: 'hit' });
    await bench.rule({ isSearchAllowed: false });
    expect([bench.state().selection, bench.state().search]).toEqual([{ kind: 'none' }, undefined]);
    await bench.rule({});
    expect(bench.state().search).toEqual({ state: 'idle' });
  });
});

describe('re-wording', () => {
  test('is left to the worker unless the administrator forbids it, and then every pack is asked for without', async () => {
    const bench = await seat();
    await bench.ring('a');
    expect(bench.asked.at(-1)).toEqual({ conversationId: 'a' });
    await bench.rule({ isRewordingAllowed: false });
    await bench.ring('b');
    bench.actions.selectConversation('b');
    await bench.settled();
    expect(bench.asked.at(-1)).toEqual({ conversationId: 'b', mayReword: false });
  });
});
