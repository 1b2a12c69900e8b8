/** What one part of the check found: how much is as it should be, and each thing that is not. */
export interface Findings {
  title: string;
  right: number;
  wrong: string[];
}

/** Counts one comparison: no sentence means that it is as deployed. */
export function found(title: string, wrong: readonly (string | undefined)[]): Findings {
  const sentences = wrong.filter((sentence) => sentence !== undefined);
  return { title, right: wrong.length - sentences.length, wrong: sentences };
}

export function draw({ title, right, wrong }: Findings): string {
  const head = wrong.length === 0 ? `✓ ${title}: ${right} as deployed` : `✗ ${title}: ${wrong.length} wrong`;
  return [head, ...wrong.map((sentence) => `    ${sentence}`)].join('\n');
}
