/** A row of screen or paper: the words of one card, tile, table row, list item or sentence. */
export type Row = string;

export interface Reading {
  /** What stands on its own and is one element, from the outside in. */
  rows: string;
  /** Rows in which a word's column counts. */
  gridRows: string;
  /** Words that belong to an element without being its text, such as a tooltip. */
  alsoSaid: (element: Element) => string[];
  /** Words that are masked and may stand in the middle of a sentence. */
  secrets: string[];
}

/** The rows of a part, each as its different words in order of the alphabet; the same row twice counts twice. */
export function rowsOf(part: Element, reading: Reading): Row[] {
  const { rows, gridRows } = reading;
  const outermost = [...part.querySelectorAll(rows)].filter((row) => !row.parentElement?.closest(rows));
  return outermost
    .map((row) => (row.matches(gridRows) ? [...row.children] : [row]).map((cell) => saidIn(cell, reading)).join(' | '))
    .filter((row) => row !== '')
    .toSorted();
}

function saidIn(cell: Element, { alsoSaid, secrets }: Reading): string {
  return wordsOf(textsOf(cell, alsoSaid).map((text) => less(text, secrets))).join(' ');
}

/** What stands in a part outside of every row: nothing may, or it would not be compared. */
export function outsideRows(part: Element, { rows }: Pick<Reading, 'rows'>): string[] {
  return wordsOf(
    textNodes(part)
      .filter((node) => !node.parentElement?.closest(rows))
      .map((node) => node.data),
  );
}

function textsOf(row: Element, alsoSaid: Reading['alsoSaid']): string[] {
  return [row, ...row.querySelectorAll('*')].flatMap(alsoSaid).concat(textNodes(row).map((node) => node.data));
}

export function textNodes(part: Element): Text[] {
  return [...part.childNodes].flatMap((node) => {
    if (node instanceof Text) return [node];
    return node instanceof Element ? textNodes(node) : [];
  });
}

const less = (text: string, secrets: string[]) => secrets.reduce((left, secret) => left.replaceAll(secret, ' '), text);

/** Marks around a word are dress: signs of money, change and estimate are not. */
export function wordsOf(texts: string[]): string[] {
  const words = texts.flatMap((text) => text.split(/[\s\u2003]+/u)).map((word) => word.replace(DRESS, ''));
  return [...new Set(words.filter((word) => word !== ''))].toSorted();
}

const DRESS = /^[.,:;·()“”‘’"'…–]+|[.,:;·()“”‘’"'…–]+$/gu;
