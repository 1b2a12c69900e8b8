import { expect, test } from 'vitest';
import { commandsOf } from './shell.ts';

const words = (block: string) => commandsOf(block).map((command) => command.words);

test.each([
  ['one', 'npm run check   # a minute', [['npm', 'run', 'check']]],
  [
    'two, the second behind a pipe',
    'a b | c -d',
    [
      ['a', 'b'],
      ['c', '-d'],
    ],
  ],
  ['one over several lines', 'gcloud run deploy \\\n  --region x', [['gcloud', 'run', 'deploy', '--region', 'x']]],
  [
    'one within another',
    'a "$(b c)" d',
    [
      ['b', 'c'],
      ['a', '$(…)', 'd'],
    ],
  ],
  ['a file to write to', 'a > b.txt 2>&1\nc < d', [['a'], ['c']]],
  ['what the reader fills in', 'a --x=<the project> <file>', [['a', '--x=<the project>', '<file>']]],
  ['quotations', `node -p "'k1:'+x('y')" 'a b'`, [['node', '-p', "'k1:'+x('y')", 'a b']]],
  ['a shell of its own', '(umask 077 && a -b) | c', [['umask', '077'], ['a', '-b'], ['c']]],
  ['a loop', 'for x in a b; do\n  c "$x"\ndone', [['c', '$x']]],
  ['a condition', 'if a; then b; fi', [['a'], ['b']]],
])('%s is read as a shell does', (_what, block, expected) => {
  expect(words(block).filter((each) => each.length > 0)).toEqual(expected);
});

test('what stands before a program is its environment', () => {
  expect(commandsOf('KEY=1 a b')).toEqual([{ assignments: ['KEY=1'], words: ['a', 'b'] }]);
  expect(commandsOf('export KEY="$(a)"')).toEqual([
    { assignments: [], words: ['a'] },
    { assignments: ['KEY=$(…)'], words: [] },
  ]);
});

test.each(['a "b', 'a $(b', 'a )'])('%s is refused', (block) => {
  expect(() => commandsOf(block)).toThrow(SyntaxError);
});
