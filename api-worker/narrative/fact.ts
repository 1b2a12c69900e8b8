import type { Notice } from '../contract/blocks.ts';
import { isFigure } from './token.ts';

/** One thing the rules computed, as the model is told it: no name, no text of a source system. */
export interface Fact {
  id: string;
  text: string;
}

/** What stands for a name in what the model reads and writes, and the name: names never leave the worker. */
export type Names = ReadonlyMap<string, string>;

/** What may not be said in other words, restrictions and support needs, is not told at all. */
const REWORDABLE = new Set<Notice['class']>(['CLOCK', 'CHANGE', 'GROW']);
const FACTS_AT_MOST = 3;

/** The first notices as facts: the title, and the figures that made it appear. */
export function factsOf(notices: readonly Notice[], names: Names): Fact[] {
  return notices
    .filter((notice) => REWORDABLE.has(notice.class) && !notice.isUnknown)
    .slice(0, FACTS_AT_MOST)
    .map((notice) => ({ id: notice.id, text: withoutNames(factText(notice), names) }));
}

export function withNames(sentence: string, names: Names): string {
  return [...names].reduce((text, [placeholder, name]) => text.replaceAll(placeholder, name), sentence);
}

function withoutNames(text: string, names: Names): string {
  return [...names].reduce((left, [placeholder, name]) => left.replaceAll(name, placeholder), text);
}

/** A reason that is more than a figure may be text of a source system, with an instruction in it. */
function factText({ title, reasons = [] }: Notice): string {
  const figures = reasons.filter(({ value }) => isFigure(value.text));
  return [title, ...figures.map(({ label, value }) => `${label.toLowerCase()} ${value.text}`)].join(', ');
}
