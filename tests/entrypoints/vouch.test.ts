import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { packLines } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

const METHOD = 'security-questions';
const asserted = packLines('t1', 'Ada', 'asserted');
const verified = packLines('t2', 'Ada Ltd');

async function vouched(...answers: Parameters<typeof opened>) {
  const bench = await opened(...answers);
  bench.packs.vouch('a', METHOD);
  await settled();
  return bench;
}

describe('the rep’s word about a caller', () => {
  test('fills the pack, and goes with every later request for it', async () => {
    const { packs, asked } = await vouched(asserted, verified);
    expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't2', stream: 'complete' } });
    packs.retry('a', ['kpis']);
    await settled();
    packs.refresh('a');
    await settled();
    const word = { conversationId: 'a', verification: 'sealed-verification' };
    expect(asked).toEqual([
      { conversationId: 'a' },
      word,
      { ...word, sections: ['kpis', 'insights'], ticket: 'sealed-ticket-of-t2' },
      word,
    ]);
  });

  test('takes the held view away before the pack comes', async () => {
    const { packs } = await opened(asserted, verified);
    packs.vouch('a', METHOD);
    expect(packs.view('a')).toMatchObject({ state: 'held', pack: { vouching: { state: 'asking' } } });
    await settled();
    expect(JSON.stringify(packs.view('a'))).not.toContain('vouching":{"state":"asking"');
  });

  test('that is refused leaves the held view and says why', async () => {
    const { packs, words, asked } = await opened(asserted);
    words.push(new ProblemError('not_permitted', { status: 403 }));
    packs.vouch('a', METHOD);
    await settled();
    expect(packs.view('a')).toMatchObject({
      state: 'held',
      pack: { vouching: { state: 'refused', code: 'not_permitted' } },
    });
    expect(asked).toHaveLength(1);
  });

  test('is asked for once, however often the button is pressed', async () => {
    const { packs, asked } = await opened(asserted, verified);
    packs.vouch('a', METHOD);
    packs.vouch('a', METHOD);
    await settled();
    expect(asked).toHaveLength(2);
  });

  test('is not given again once the worker no longer believes it', async () => {
    const { packs, asked } = await vouched(asserted, verified, packLines('t3', 'Ada', 'asserted'));
    packs.refresh('a');
    await settled();
    expect(packs.view('a')).toMatchObject({ state: 'held', pack: { id: 't3' } });
    packs.restart('a');
    await settled();
    expect(asked.at(-2)).toMatchObject({ verification: 'sealed-verification' });
    expect(asked.at(-1)).toEqual({ conversationId: 'a' });
  });

  test('ends when the rep says that it is not this customer', async () => {
    const { packs, asked } = await vouched(asserted, verified);
    packs.setAside('a');
    packs.restart('a');
    await settled();
    expect(asked.at(-1)).toEqual({ conversationId: 'a' });
  });

  test('about a conversation that ended meanwhile brings nothing back', async () => {
    const { packs, asked } = await opened(asserted, verified);
    packs.vouch('a', METHOD);
    packs.drop('a');
    await settled();
    expect(packs.has('a')).toBe(false);
    expect(asked).toHaveLength(1);
  });
});
