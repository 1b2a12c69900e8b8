import { expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { packLines } from './pack-lines.ts';
import { holdTimers, opened } from './packs-bench.ts';

/** What the worker answers whose place another request of the same rep has taken. */
const displaced = () => new ProblemError('conflict', { status: 409 });

const pass = holdTimers();

test('a pack whose place another request took is asked for once more, after a moment', async () => {
  const { packs, asked } = await opened(displaced(), packLines('t1', 'Ada Ltd'));
  expect([asked.length, packs.view('a')]).toEqual([1, { state: 'identifying', conversationId: 'a' }]);
  await pass(1_500);
  expect(asked).toEqual([{ conversationId: 'a' }, { conversationId: 'a' }]);
  expect(packs.view('a')).toMatchObject({ state: 'pack', pack: { id: 't1', stream: 'complete' } });
});

test('one whose place is taken again says so, and does not go on for ever', async () => {
  const { packs, asked } = await opened(displaced());
  await pass(60_000);
  expect([asked.length, packs.view('a')]).toMatchObject([2, { state: 'look-up-failed', code: 'conflict' }]);
});

test('one that ended meanwhile is not asked for again', async () => {
  const { packs, asked } = await opened(displaced());
  packs.drop('a');
  await pass(60_000);
  expect(asked).toHaveLength(1);
});

test.each([
  ['a customer that is not on the line any more', 'not_found'],
  ['a handle that has run out', 'handle_expired'],
])('%s is asked for once', async (_what, code) => {
  const { packs, asked } = await opened(new ProblemError(code, { status: 404 }));
  await pass(60_000);
  expect([asked.length, packs.view('a')]).toMatchObject([1, { state: 'look-up-failed', code }]);
});
