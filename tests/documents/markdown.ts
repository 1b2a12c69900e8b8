export interface Block {
  language: string;
  text: string;
  /** Of the opening fence, counted from one. */
  line: number;
}

export interface Link {
  target: string;
  line: number;
}

export interface ParsedDocument {
  blocks: Block[];
  links: Link[];
  /** Inline code outside blocks. */
  quoted: { word: string; line: number }[];
  /** What `#…` may name, as GitHub makes it of headings. */
  anchors: string[];
}

const FENCED = /^ *```(\S*)\n(.*?)^ *```$/gmsu;

export function parseMarkdown(text: string): ParsedDocument {
  const { blocks, prose } = fenced(text);
  const all = (pattern: RegExp, of: (line: string) => string = (line) => line) =>
    prose.flatMap((each) => [...of(each.text).matchAll(pattern)].map(([, found = '']) => ({ found, line: each.line })));
  return {
    blocks,
    links: all(/\]\(([^()\s]+)\)/gu, withoutCode).map(({ found, line }) => ({ target: found, line })),
    quoted: all(/`([^`\n]+)`/gu).map(({ found, line }) => ({ word: found, line })),
    anchors: anchorsOf(prose.flatMap((each) => /^#{1,6} (.+)$/u.exec(each.text)?.[1] ?? [])),
  };
}

function fenced(text: string) {
  const blocks: Block[] = [];
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  // Blank lines stay in place of a block, so that what follows keeps its number.
  const left = text.replaceAll(FENCED, (whole, language: string, inside: string, index: number) => {
    blocks.push({ language, text: inside, line: lineAt(index) });
    return whole.replaceAll(/[^\n]/gu, '');
  });
  const unclosed = left.indexOf('```');
  if (unclosed >= 0) throw new SyntaxError(`the block of line ${lineAt(unclosed)} has no end`);
  return { blocks, prose: left.split('\n').map((line, at) => ({ text: line, line: at + 1 })) };
}

/** Quoted brackets are no link; the words of a link may be quoted. */
const withoutCode = (line: string) => line.replaceAll(/`[^`]*`/gu, '`');

function anchorsOf(headings: string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const plain = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1').toLowerCase();
    const slug = plain.replaceAll(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}
