const LETTERS: Readonly<Record<string, string>> = { '<old id>': 'b', '<new id>': 'c' };

/** A word of a command with what the reader fills in filled in; the better of two versions is the higher one. */
export function filledIn(word: string): string {
  if (/^<[^<>]*service account>$/u.test(word)) return 'worker@bank.example';
  if (/^<https:[^<>]*>$/u.test(word)) return word.slice(1, -1);
  // What another command answers; that one is judged by itself.
  if (word === '$(…)') return 'c'.repeat(40);
  return word
    .replaceAll(/<[^<>]*\bid>|\$EXTENSION_ID\b/gu, (id) => (LETTERS[id] ?? 'a').repeat(32))
    .replaceAll('<better version>', '9.9.10')
    .replaceAll(/<[^<>]*version>/gu, '9.9.9');
}
