import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { NamedDocument } from './documents.ts';
import { documentOf, documents } from './documents.ts';
import type { Block } from './markdown.ts';

function parseYaml(text: string): void {
  const [wrong] = parseAllDocuments(text).flatMap((each) => each.errors);
  if (wrong) throw wrong;
}

/** How a block of each language is held true; those without are read by another test, or by eye. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  json: JSON.parse,
  yaml: parseYaml,
};
const READ_ELSEWHERE: Readonly<Record<string, string>> = {
  sh: 'tests/documents/commands.test.ts',
  bat: 'tests/documents/commands.test.ts',
  powershell: 'tests/documents/commands.test.ts',
  sql: 'tests/documents/queries.test.ts',
  promql: 'tests/deploy/alerts.test.ts',
  mermaid: 'drawn',
  text: 'an answer shown, nothing to run',
};

function faultOf({ language, text }: Block, path: string): string | undefined {
  const parse = PARSERS[language];
  if (!parse) return Object.hasOwn(READ_ELSEWHERE, language) ? undefined : `no language anybody reads: "${language}"`;
  try {
    parse(text);
    return undefined;
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const faultsIn = ({ blocks, path }: NamedDocument) =>
  blocks.flatMap((block) => {
    const fault = faultOf(block, path);
    return fault === undefined ? [] : [`${path}:${block.line} ${fault}`];
  });

test('every JSON and YAML block of the documents parses, and every block says its language', () => {
  expect(documents.flatMap(faultsIn)).toEqual([]);
});

test.each([
  ['json', '{ "a": 1, }'],
  ['yaml', 'a: [1\nb: 2'],
  ['', 'no language'],
  ['jsn', '{}'],
])('a block of "%s" that is wrong is named by its line', (language, text) => {
  const faults = faultsIn(documentOf('bad.md', `one\n\n\`\`\`${language}\n${text}\n\`\`\`\n`));
  expect(faults).toEqual([expect.stringMatching(/^bad\.md:3 /u)]);
});
