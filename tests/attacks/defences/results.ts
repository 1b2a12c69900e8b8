import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFENCES } from '../defences.ts';
import { casesByDefence } from './naming.ts';

const FOLDER = fileURLToPath(new URL('../../../.output/defences/', import.meta.url));

const result = z.object({ defence: z.string(), id: z.string(), isRed: z.boolean(), at: z.string() });
type Result = z.infer<typeof result>;

/** One file for each pair, so that runs side by side, and runs of some cases only, keep each other's. */
export function keepResult(kept: Result): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}${kept.defence}.${kept.id}.json`, JSON.stringify(kept));
}

function keptResults(): Map<string, Result> {
  mkdirSync(FOLDER, { recursive: true });
  const kept = readdirSync(FOLDER).map((name) => result.parse(JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'))));
  return new Map(kept.map((each) => [`${each.defence} ${each.id}`, each]));
}

const orderOf = (id: string) => `${id.slice(0, 1)}${id.slice(1).padStart(3, '0')}`;

/** Case → defence → what happened without it, as the last runs of `npm run prove:attacks` saw it. */
export function defenceTable(): string {
  const results = keptResults();
  const naming = casesByDefence();
  const rows = Object.entries(DEFENCES).flatMap(([defence, removals]) => {
    const taken = [...new Set(removals.map(({ file }) => `\`${file}\``))].join(', ');
    return [...(naming.get(defence)?.ids ?? [])].map((id) => {
      const kept = results.get(`${defence} ${id}`);
      const seen = kept?.isRed ? `red, ${kept.at.slice(0, 10)}` : 'green without it';
      return { id, line: `| ${id} | ${defence} | ${taken} | ${kept === undefined ? 'not run' : seen} |` };
    });
  });
  const lines = rows.toSorted((one, other) => orderOf(one.id).localeCompare(orderOf(other.id))).map(({ line }) => line);
  return ['| Case | Defence | Taken away in | Without it |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
