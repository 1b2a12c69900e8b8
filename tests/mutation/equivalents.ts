/** A mutant that changes nothing anybody could notice, or only what the reason says. */
export interface Equivalent {
  file: string;
  /** The mutated text as it stands in the file, up to the end of its line. */
  original: string;
  replacement: string;
  reason: string;
}

export const EQUIVALENTS: Equivalent[] = [];
