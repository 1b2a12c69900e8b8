import { files, read } from '../structure/tree.ts';
import type { ParsedDocument } from './markdown.ts';
import { parseMarkdown } from './markdown.ts';

export interface NamedDocument extends ParsedDocument {
  path: string;
  text: string;
}

const ADMINISTRATORS = /^(docs\/.*|deploy\/.*|README|SECURITY|CONTRIBUTING)\.md$/u;

export const documentOf = (path: string, text: string): NamedDocument => ({ path, text, ...parseMarkdown(text) });

/** What administrators, engineers on call and data protection officers read. */
export const documents: readonly NamedDocument[] = files
  .filter((path) => ADMINISTRATORS.test(path))
  .map((path) => documentOf(path, read(path)));

export const blocksIn = (document: NamedDocument, ...languages: string[]) =>
  document.blocks.filter(({ language }) => languages.includes(language));
