const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${letter}${place + 1}`);

/** Every case of the threat model, by its id. */
export const ALL_CASES: readonly string[] = [
  ...numbered('A', 25),
  ...numbered('B', 16),
  ...numbered('C', 20),
  ...numbered('D', 16),
];
