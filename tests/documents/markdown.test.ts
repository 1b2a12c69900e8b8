import { expect, test } from 'vitest';
import { parseMarkdown } from './markdown.ts';

const TEXT = `# One, two & \`three\`

See [the \`file\`](a/b.md#c) and \`[no](link)\`.

\`\`\`json
{ "a": 1 }
\`\`\`

1. Do

   \`\`\`sh
   npm test
   \`\`\`

## One, two & \`three\`
`;

test('blocks, links, quoted words and anchors are found, each with its line', () => {
  const { blocks, links, quoted, anchors } = parseMarkdown(TEXT);
  expect(blocks).toEqual([
    { language: 'json', text: '{ "a": 1 }\n', line: 5 },
    { language: 'sh', text: '   npm test\n', line: 11 },
  ]);
  expect(links).toEqual([{ target: 'a/b.md#c', line: 3 }]);
  expect(quoted.map(({ word, line }) => `${line} ${word}`)).toEqual(['1 three', '3 file', '3 [no](link)', '15 three']);
  expect(anchors).toEqual(['one-two--three', 'one-two--three-1']);
});

test('a block that never ends is refused', () => {
  expect(() => parseMarkdown('a\n\n```sh\nnpm test\n')).toThrow('line 3');
});
