import { basename, dirname, normalize } from 'node:path';
import { exists, files, read, topLevel } from '../structure/tree.ts';
import type { NamedDocument } from './documents.ts';

/** A word that names a file here: it begins with a top-level name, or ends like one. Patterns and built files are not meant. */
function isPath(word: string): boolean {
  if (/[\s<>{}*…:$]|^[/@-]|^\.(output|cache|wxt)\b/.test(word)) return false;
  return topLevel.includes(word.split('/')[0] ?? '') || /[\w-]\.(ts|tsx|mjs|sql|md|json|yaml)$/.test(word);
}

/** Files that our own programs write, or tell their reader to write, stand in no folder of the repository. */
const written = files
  .filter((path) => /^scripts\/.*\.ts$/u.test(path))
  .map(read)
  .join('\n');
const isWrittenByUs = (word: string) => written.includes(basename(word));
const THE_READERS = /^(settings\.json|(worker|audit)(-\d)?\.(log|jsonl?)|policy-\w+\/.*|ring|release-key\.pem)$/u;

/** Paths in backticks that name nothing: from the root, from the document's folder, or as the end of a longer path. */
export function missingPaths({ quoted, path }: NamedDocument): string[] {
  const beside = dirname(path);
  const isThere = (word: string) =>
    exists(word) || exists(normalize(`${beside}/${word}`)) || files.some((file) => file.endsWith(`/${word}`));
  return quoted
    .filter(({ word }) => isPath(word) && !isThere(word) && !isWrittenByUs(word) && !THE_READERS.test(word))
    .map(({ word, line }) => `${path}:${line} ${word}`);
}
