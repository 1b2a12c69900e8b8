import { describe, expect, test } from 'vitest';
import { exists, read, topLevel } from './tree.ts';

const DOCUMENTS = { 'README.md': 150, 'CONTRIBUTING.md': 80 };

const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
}

/** A word that names a file here: it begins with a top-level name, or ends like one. Patterns and built files are not meant. */
function isPath(word: string): boolean {
  if (/[\s<>{}*…:]|^[/@-]|^\.(output|cache|wxt)\b/.test(word)) return false;
  return topLevel.includes(word.split('/')[0] ?? '') || /[\w-]\.(ts|tsx|mjs|sql|md|json)$/.test(word);
}

function commands(text: string): string[] {
  return [...text.matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1] ?? '');
}

describe.each(Object.entries(DOCUMENTS).filter(([document]) => exists(document)))('%s', (document, longest) => {
  const text = read(document);

  test('names only paths that exist', () => {
    const missing = quoted(text)
      .filter(isPath)
      .filter((path) => !exists(path));
    expect(missing, `Correct these paths in ${document}, from the root of the repository`).toEqual([]);
  });

  test('names only commands that exist', () => {
    const missing = commands(text).filter((command) => !scripts.includes(command));
    expect(missing, `Correct these commands in ${document}, or add them to package.json`).toEqual([]);
  });

  test('is short enough to be read', () => {
    const lines = text.split('\n').length - 1;
    expect(lines, `Shorten ${document}: say only what no tool can tell`).toBeLessThanOrEqual(longest);
  });
});
