import { expect, test } from 'vitest';
import { createChain } from '../../../api-worker/audit/chain.ts';
import { verifyFiles } from '../../../scripts/audit/verify-files.ts';
import { AT, eventOf, KEY } from '../../audit/events.ts';

const next = createChain('i1', KEY);
const lines = [
  ...[1, 2, 3].map((each) => eventOf({ customerLabelMasked: each === 1 ? '海峰 ••••' : 'A•••' })),
  eventOf({ type: 'END', result: 'drained' }),
].map((event) => next(event, AT).text);

/** An entry as the log service gives it back: keys in another order, among others of its own, newest first. */
const entryOf = (line: string, at: number) => ({
  insertId: `entry-${at + 1}`,
  jsonPayload: Object.fromEntries(Object.entries<unknown>(JSON.parse(line)).reverse()),
  logName: 'projects/bank-prep/logs/run.googleapis.com%2Fstdout',
});
const other = { insertId: 'x', textPayload: 'no JSON at all' };
const exportOf = (left: string[]) => ({
  name: 'worker.json',
  text: JSON.stringify([...left.map(entryOf).reverse(), other], null, 2),
});

test('an export of the log service is as whole as the output it was made of', () => {
  const { said, isWhole } = verifyFiles([exportOf(lines)], KEY);
  expect([isWhole, said[0]]).toEqual([true, expect.stringMatching(/^instance i1: last line 4, .* ended in order$/u)]);
});

test('a line changed or taken out of an export is named by its entry', () => {
  const changed = lines.with(1, (lines[1] ?? '').replace('shown', 'showm'));
  expect(verifyFiles([exportOf(changed)], KEY).said[0]).toMatch(
    /^worker\.json entry entry-2 does not fit its own hash/u,
  );
  const gone = exportOf(lines.toSpliced(1, 1));
  expect(verifyFiles([gone], KEY).said[0]).toMatch(/^worker\.json entry entry-2 comes after lines that are gone/u);
});

test('a file that is neither is refused by its name, not called whole', () => {
  expect(() => verifyFiles([{ name: 'worker.json', text: '[1, 2' }], KEY)).toThrow('worker.json is neither');
});
