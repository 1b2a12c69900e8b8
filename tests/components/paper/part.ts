import type { Pack } from '../../../api-worker/contract/frames.ts';
import type { Reading, Row } from './rows.ts';
import { outsideRows, rowsOf, textNodes, wordsOf } from './rows.ts';

/** One section, or the head: its titles, its rows, the sources apart from any row, and what is in none of these. */
export interface Part {
  titles: string[];
  rows: Row[];
  sources: Row[];
  outside: string[];
}

interface PartReading extends Reading {
  /** The section's own title, which stands over it in every pack. */
  placeTitle: string;
}

/** Titles every pack has alike: of places above the fold on screen, and of the figures behind a fold on paper. */
const PLACE_TITLES = ['Since last contact', 'Key figures at a glance', 'Further cautions', 'Other key figures'];

export function partOf(elements: Element[], reading: PartReading): Part {
  const part = document.createElement('div');
  part.append(...elements.map((element) => element.cloneNode(true)));
  const titles = takeOut(part, 'h1, h2, h3', reading.rows).map((title) => lessPlace(textOf(title), reading.placeTitle));
  const sources = takeOut(part, '.source', reading.rows).map((source) => asSource(source, reading));
  return {
    titles: titles.filter((title) => title !== '').toSorted(),
    // The screen says a source once for all blocks of it, paper under each.
    sources: [...new Set(sources)].toSorted(),
    rows: rowsOf(part, reading),
    outside: outsideRows(part, reading),
  };
}

function takeOut(part: Element, selector: string, rows: string): Element[] {
  const found = [...part.querySelectorAll(selector)].filter((element) => !element.parentElement?.closest(rows));
  for (const element of found) element.remove();
  return found;
}

function asSource(source: Element, { alsoSaid }: Reading): Row {
  return wordsOf([source.textContent ?? '', ...alsoSaid(source)]).join(' ');
}

function lessPlace(title: string, placeTitle: string): string {
  if (title === placeTitle || PLACE_TITLES.includes(title)) return '';
  const before = `${placeTitle} · `;
  return title.startsWith(before) ? title.slice(before.length) : title;
}

const textOf = (element: Element): string =>
  textNodes(element)
    .map(({ data }) => data.trim())
    .join(' ')
    .trim();

/** Every text of a pack that is masked. */
export function masked(pack: Pack): string[] {
  return [...new Set(valuesIn(pack).flatMap((each) => ('masked' in each && each.masked === true ? textIn(each) : [])))];
}

/** All that a script-only card says. */
export function scriptOnly(pack: Pack): string[] {
  const blocks = pack.sections.flatMap(({ blocks: all }) => all);
  return blocks
    .flatMap((block) => (block.kind === 'notices' ? block.notices : []))
    .filter(({ isScriptOnly }) => isScriptOnly === true)
    .flatMap(({ title, say, do: instruction, detail }) => [title, say, instruction, detail])
    .filter((text) => text !== undefined);
}

function valuesIn(whole: unknown): object[] {
  if (typeof whole !== 'object' || whole === null) return [];
  return [whole, ...Object.values(whole).flatMap(valuesIn)];
}

const textIn = (value: object): string[] => ('text' in value && typeof value.text === 'string' ? [value.text] : []);

/** What one side has and the other has not, row by row; a row that stands twice on one side must on the other too. */
export function differences(panel: Record<string, Part>, paper: Record<string, Part>): string[] {
  return [...new Set([...Object.keys(panel), ...Object.keys(paper)])].flatMap((name) => {
    const [screen, page] = [linesOf(panel[name]), linesOf(paper[name])];
    return [
      ...beyond(screen, page).map((line) => `${name}, on screen only: ${line}`),
      ...beyond(page, screen).map((line) => `${name}, on paper only: ${line}`),
    ];
  });
}

function linesOf(part: Part | undefined): string[] {
  if (part === undefined) return [];
  const { titles, rows, sources, outside } = part;
  return [...titles, ...rows, ...sources, ...outside];
}

function beyond(lines: string[], others: string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
