import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';
import type { Area } from './areas.ts';
import { AREAS } from './areas.ts';
import { EQUIVALENTS } from './equivalents.ts';
import { printArea, printIgnored, printSummary } from './report.ts';
import type { Verdict } from './verdict.ts';
import { judge, scoreOf } from './verdict.ts';

const LEAST_SCORE = 90;

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isIncremental = process.argv.includes('--incremental');
const concurrency = Number(process.env.MUTATION_CONCURRENCY ?? Math.min(2, availableParallelism()));

async function mutate(name: string, { files }: Area): Promise<Verdict> {
  // Stryker's workers are processes of their own: vitest's configuration learns the area from here.
  process.env.MUTATED_AREA = name;
  const stryker = new Stryker({
    configFile: 'tests/mutation/stryker.json',
    mutate: files,
    concurrency,
    incremental: isIncremental,
    incrementalFile: `.cache/mutation/${name}.json`,
  });
  return judge(await stryker.runMutationTest(), EQUIVALENTS);
}

const unknown = wanted.filter((name) => !Object.hasOwn(AREAS, name));
if (unknown.length > 0) throw new RangeError(`no such area: ${unknown.join(', ')}; there are ${Object.keys(AREAS)}`);

const verdicts = new Map<string, Verdict>();
for (const [name, area] of Object.entries(AREAS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const verdict = await mutate(name, area);
  printArea(name, verdict);
  verdicts.set(name, verdict);
}
printIgnored([...verdicts.values()]);
printSummary(verdicts);

const isGood = (verdict: Verdict) => scoreOf(verdict) >= LEAST_SCORE && verdict.outdated.length === 0;
process.exitCode = [...verdicts.values()].every(isGood) ? 0 : 1;
