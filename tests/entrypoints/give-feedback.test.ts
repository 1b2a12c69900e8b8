import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { packLines } from './pack-lines.ts';
import { opened, settled } from './packs-bench.ts';

const said = { noticeId: 'I10:complaint-1', handle: 'sealed-insight-0001', verdict: { verdict: 'useful' } as const };
const stateIn = ({ packs }: Awaited<ReturnType<typeof opened>>) => {
  const view = packs.view('a');
  return view?.state === 'pack' ? view.pack.feedback?.[said.noticeId] : undefined;
};

describe('a word on a card', () => {
  test('goes to the worker by the card’s handle, and the card then says that it was taken', async () => {
    const bench = await opened(packLines('t1', 'Ada Ltd'));
    bench.packs.giveFeedback('a', said);
    expect(stateIn(bench)).toEqual({ state: 'asking' });
    await settled();
    expect(bench.said).toEqual([[said.handle, said.verdict]]);
    expect(stateIn(bench)).toEqual({ state: 'given' });
  });

  test('is sent once, however often it is clicked', async () => {
    const bench = await opened(packLines('t1', 'Ada Ltd'));
    bench.packs.giveFeedback('a', said);
    bench.packs.giveFeedback('a', said);
    await settled();
    bench.packs.giveFeedback('a', said);
    await settled();
    expect(bench.said).toHaveLength(1);
  });

  test('that is not taken says why, and may be said again', async () => {
    const bench = await opened(packLines('t1', 'Ada Ltd'));
    bench.feedbackFaults.push(new ProblemError('handle_expired', { status: 410 }));
    bench.packs.giveFeedback('a', said);
    await settled();
    expect(stateIn(bench)).toEqual({ state: 'refused', code: 'handle_expired' });
    bench.packs.giveFeedback('a', said);
    await settled();
    expect(stateIn(bench)).toEqual({ state: 'given' });
  });

  test('changes nothing in the pack that came after it', async () => {
    const bench = await opened(packLines('t1', 'Ada Ltd'), packLines('t2', 'Bob plc'));
    bench.packs.giveFeedback('a', said);
    bench.packs.restart('a');
    await settled();
    expect(bench.packs.view('a')).toMatchObject({ pack: { id: 't2' } });
    expect(stateIn(bench)).toBeUndefined();
  });
});
