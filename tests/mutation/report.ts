import type { Change, Verdict } from './verdict.ts';
import { scoreOf } from './verdict.ts';

function words({ file, line, original, replacement }: Change): string {
  return `${file}:${line}  ${original}  →  ${replacement}`;
}

function row(name: string, verdict: Omit<Verdict, 'outdated'>): string {
  const { detected, timedOut, survivors, ignored } = verdict;
  const late = timedOut.length > 0 ? ` (${timedOut.length} by running out of time)` : '';
  const counts = `${detected} detected${late}, ${survivors.length} survived, ${ignored.length} ignored`;
  return `${name.padEnd(14)} ${scoreOf(verdict).toFixed(1).padStart(5)} %  ${counts}`;
}

export function printArea(name: string, verdict: Verdict): void {
  console.log(row(name, verdict));
  for (const change of verdict.timedOut) console.log(`  timed out  ${words(change)}`);
  for (const survivor of verdict.survivors) console.log(`  survived  ${words(survivor)}`);
  for (const { file, original, replacement } of verdict.outdated) {
    console.log(`  no longer equivalent, take it off the list: ${file}  ${original}  →  ${replacement}`);
  }
}

/** Every ignored mutant under its reason. */
export function printIgnored(verdicts: Verdict[]): void {
  const ignored = verdicts.flatMap((verdict) => verdict.ignored);
  console.log(`\n── ignored mutants: ${ignored.length}`);
  for (const [reason, changes] of Map.groupBy(ignored, (each) => each.reason)) {
    console.log(`\n${reason} (${changes.length})`);
    for (const change of changes) console.log(`  ${words(change)}`);
  }
}

export function printSummary(verdicts: Map<string, Verdict>): void {
  console.log('\n── mutation score');
  for (const [name, verdict] of verdicts) console.log(row(name, verdict));
  const all = [...verdicts.values()];
  const total = {
    detected: all.reduce((sum, { detected }) => sum + detected, 0),
    timedOut: all.flatMap(({ timedOut }) => timedOut),
    survivors: all.flatMap(({ survivors }) => survivors),
    ignored: all.flatMap(({ ignored }) => ignored),
  };
  console.log(row('all', total));
}
