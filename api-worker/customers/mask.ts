const MAX_WORDS = 4;
const CJK = /[\u3400-\u9fff]/u;

/** First letters only; the dots say nothing about the length. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, MAX_WORDS);
  return words.map((word) => `${[...word][0] ?? ''}${CJK.test(word) ? '〇〇' : '•••'}`).join(' ');
}

/** The last four characters at most, and never more than half. */
export function maskIdentifier(value: string): string {
  const shown = Math.min(4, Math.floor(value.length / 2));
  return `•••${shown === 0 ? '' : value.slice(-shown)}`;
}
