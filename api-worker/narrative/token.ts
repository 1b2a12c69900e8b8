/** Words that carry no figure, no denial, no direction, no time and no role: a sentence may gain or lose them. */
const EMPTY = new Set('a an the is are has have and this that its'.split(' '));

/** Other words for the same; only these may stand for a fact's own. */
const SAME: Readonly<Record<string, string>> = {
  dropped: 'fell',
  declined: 'fell',
  decreased: 'fell',
  increased: 'rose',
  grew: 'rose',
  ending: 'ends',
  roughly: 'about',
};

/** Numbers keep sign, currency, decimals and scale in one token, a placeholder is one; any other sign stands alone. */
const TOKEN =
  /\{\w+\}|[+\-(]*(?:[A-Z]{0,3}[$£€¥])?\d(?:[\d.,:/]*\d)?(?:(?:bn|[km%])(?!\p{L}))?|\p{L}[\p{L}'-]*|[^\s\p{L}\d.,;:()"“”]/gu;

const FIGURE =
  /^(?:[+\-(]*(?:[A-Z]{0,3}[$£€¥])?\d.*|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|days?|weeks?|months?|years?|points?|times|of)$/iu;

/** What a text says, word by word, in one spelling. */
export function tokensOf(text: string): string[] {
  return rawTokens(text)
    .map((raw) => raw.toLowerCase())
    .map((word) => SAME[word] ?? word)
    .filter((word) => !EMPTY.has(word));
}

/** Whether a text is figures, dates and units alone. */
export function isFigure(text: string): boolean {
  const tokens = rawTokens(text);
  return tokens.some((token) => /\d/u.test(token)) && tokens.every((token) => FIGURE.test(token));
}

function rawTokens(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\u2212\u2010-\u2015]/gu, '-')
    .replaceAll('’', "'");
  return [...plain.matchAll(TOKEN)].map(([token]) => token);
}
