import { describe, expect, test } from 'vitest';
import { documentOf, documents } from '../documents/documents.ts';
import { brokenLinks } from '../documents/links.ts';
import { missingPaths } from '../documents/named-paths.ts';
import { scriptNames } from '../documents/npm-script.ts';
import { exists, read } from './tree.ts';

/** What everybody reads first, and how many lines of it at most. */
const LONGEST = { 'README.md': 165, 'CONTRIBUTING.md': 80 };

const unknownCommands = (text: string) =>
  [...text.matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name).filter((name) => !scriptNames.includes(name));

describe.each(documents.map((document) => ({ ...document, document })))('$path', ({ path, text, document }) => {
  test('names only files, headings and commands that exist', () => {
    expect.soft(missingPaths(document), 'Correct these paths').toEqual([]);
    expect.soft(brokenLinks(document), 'Correct these links').toEqual([]);
    expect.soft(unknownCommands(text), `Correct these commands in ${path}, or add them to package.json`).toEqual([]);
  });
});

test.each(Object.entries(LONGEST).filter(([path]) => exists(path)))(
  '%s is short enough to be read',
  (path, longest) => {
    const lines = read(path).split('\n').length - 1;
    expect(lines, `Shorten ${path}: say only what no tool can tell`).toBeLessThanOrEqual(longest);
  },
);

test.each([
  ['a file that is not there', '[a](no-such.md)', 'there is no docs/no-such.md'],
  ['a file of another folder', '[a](../docs/../README.txt)', 'there is no README.txt'],
  ['a heading that is not there', '[a](threat-model.md#residual)', 'no heading #residual'],
  ['a heading of its own', '# One\n\n[a](#two)', 'docs/bad.md has no heading #two'],
])('a link to %s is named', (_what, text, words) => {
  expect(brokenLinks(documentOf('docs/bad.md', text))).toEqual([expect.stringContaining(words)]);
});

test('a heading, a file and an address of the world are left alone', () => {
  const text = '# One, `two`\n\n[a](#one-two) [b](threat-model.md#residuals) [c](https://example.com/#x)';
  expect(brokenLinks(documentOf('docs/good.md', text))).toEqual([]);
});

test('a file in backticks that is not there is named by its line, and so is a command', () => {
  const text = 'See `api-worker/server.ts`, `server.tsx`,\n`docs/no-such.md` and `deploy/worker/srevice.yaml`.';
  expect(missingPaths(documentOf('docs/bad.md', text))).toEqual([
    'docs/bad.md:1 server.tsx',
    'docs/bad.md:2 docs/no-such.md',
    'docs/bad.md:2 deploy/worker/srevice.yaml',
  ]);
  expect(unknownCommands('`npm run chek`, `npm run check`')).toEqual(['chek']);
});
