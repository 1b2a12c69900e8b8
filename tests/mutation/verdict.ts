import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from '../../scripts/run-program.mjs';
import type { Equivalent } from './equivalents.ts';

/** What Stryker says of one mutant, as far as it is read here. */
export interface Mutant {
  fileName: string;
  mutatorName: string;
  replacement?: string;
  status: string;
  statusReason?: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
}

/** One mutant in words: where it stands, what was written and what was put there. */
export interface Change {
  file: string;
  line: number;
  /** The whole line the mutated text begins on. */
  source: string;
  original: string;
  replacement: string;
}

export interface Verdict {
  /** Those that ran out of time among them: an endless loop, or a machine with too much to do. */
  detected: number;
  timedOut: Change[];
  survivors: Change[];
  ignored: (Change & { reason: string })[];
  /** Equivalents that are detected after all, or that stand for no mutant any more. */
  outdated: Equivalent[];
}

const DETECTED = new Set(['Killed', 'Timeout']);
const TIMED_OUT = new Set(['Timeout']);
const UNDETECTED = new Set(['Survived', 'NoCoverage']);
const IGNORED = new Set(['Ignored']);

/** The mutated text up to the end of its first line, the replacement without its line breaks. */
function changeOf({ fileName, location, replacement = '' }: Mutant): Change {
  const { start, end } = location;
  const text = readFileSync(fileName, 'utf8').split('\n')[start.line - 1] ?? '';
  const original =
    start.line === end.line ? text.slice(start.column - 1, end.column - 1) : text.slice(start.column - 1);
  const shortened = replacement.replace(/\s+/gu, ' ');
  return { file: relative(ROOT, fileName), line: start.line, source: text.trim(), original, replacement: shortened };
}

const isSame = (equivalent: Equivalent, change: Change): boolean =>
  equivalent.file === change.file &&
  (equivalent.source === undefined || equivalent.source === change.source) &&
  equivalent.original === change.original &&
  equivalent.replacement === change.replacement;

/** Counts as Stryker does; a survivor that is listed as equivalent counts as ignored. */
export function judge(mutants: Mutant[], equivalents: Equivalent[]): Verdict {
  const having = (statuses: Set<string>) => mutants.filter(({ status }) => statuses.has(status));
  const undetected = having(UNDETECTED).map((mutant) => {
    const change = changeOf(mutant);
    return { change, equivalent: equivalents.find((each) => isSame(each, change)) };
  });
  const known = undetected.flatMap(({ change, equivalent }) => (equivalent ? [{ ...change, equivalent }] : []));
  const files = new Set(mutants.map(({ fileName }) => relative(ROOT, fileName)));
  return {
    detected: having(DETECTED).length,
    timedOut: having(TIMED_OUT).map(changeOf),
    survivors: undetected.flatMap(({ change, equivalent }) => (equivalent ? [] : [change])),
    ignored: [
      ...having(IGNORED).map((mutant) => ({ ...changeOf(mutant), reason: mutant.statusReason ?? 'ignored' })),
      ...known.map(({ equivalent, ...change }) => ({ ...change, reason: equivalent.reason })),
    ],
    outdated: equivalents.filter(
      (each) => files.has(each.file) && !known.some(({ equivalent }) => equivalent === each),
    ),
  };
}

export function scoreOf({ detected, survivors }: Pick<Verdict, 'detected' | 'survivors'>): number {
  const judged = detected + survivors.length;
  return judged === 0 ? 0 : (100 * detected) / judged;
}
