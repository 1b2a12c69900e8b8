import { expect, test } from 'vitest';
import { createChain } from '../../../api-worker/audit/chain.ts';
import { verifyFiles } from '../../../scripts/audit/verify-files.ts';
import { AT, eventOf, KEY } from '../../audit/events.ts';

const next = createChain('i1', KEY);
const lines = [...[1, 2, 3, 4].map(() => eventOf()), eventOf({ type: 'END', result: 'drained' })].map(
  (event) => next(event, AT).text,
);
const file = (name: string, texts: string[]) => ({ name, text: `${texts.join('\n')}\n` });
const verify = (...files: ReturnType<typeof file>[]) => verifyFiles(files, KEY);

test('a record that is whole over several files is whole', () => {
  const { said, isWhole } = verify(
    file('a.log', lines.slice(0, 2)),
    file('b.log', ['no audit line', ...lines.slice(2)]),
  );
  expect(isWhole).toBe(true);
  expect(said[0]).toMatch(/^instance i1: last line 5, hash [0-9a-f]{64}, ended in order$/u);
});

test.each([
  ['a line taken out', [...lines.slice(0, 2), ...lines.slice(3)], /^a\.log:3 comes after lines that are gone/u],
  ['the start taken off', lines.slice(1), /^a\.log:1 comes after .* the start is gone/u],
  ['a line altered', lines.with(1, (lines[1] ?? '').replace('shown', 'showm')), /^a\.log:2 does not fit its own hash/u],
  ['the end cut off', lines.slice(0, -1), /^instance i1: last line 4, .* NO END/u],
  ['nothing left', [], /^no audit line/u],
])('%s is named by its place', (_what, left, words) => {
  const { said, isWhole } = verify(file('a.log', left));
  expect([isWhole, said[0]]).toEqual([false, expect.stringMatching(words)]);
});

test('nobody without the key finds anything whole', () => {
  expect(verifyFiles([file('a.log', lines)], 'another key').isWhole).toBe(false);
});
