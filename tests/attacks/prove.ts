import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Naming } from './defences/naming.ts';
import { casesByDefence } from './defences/naming.ts';
import type { Removal } from './defences/removal.ts';
import { defenceTable, keepResult } from './defences/results.ts';
import { DEFENCES } from './defences.ts';
import { runAttacks } from './frame/run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function copyOfTheTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bcs-without-defence-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).split(
    '\n',
  );
  for (const file of files.filter((name) => name !== '' && name !== 'node_modules')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, '.cache'), join(folder, '.cache'));
  return folder;
}

function without(folder: string, removal: Removal): void {
  const path = join(folder, removal.file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(removal.find)) throw new Error(`${removal.file} no longer holds: ${removal.find}`);
  writeFileSync(
    path,
    text.replaceAll(removal.find, () => removal.replace),
  );
}

if (process.argv.includes('--table')) {
  console.log(defenceTable());
  process.exit();
}
/** `npm run prove:attacks -- A15 tier-in-sql`: only what these case ids and defences are about; without any, all. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((word) => !/^[ABCD]\d+$/u.test(word) && !Object.hasOwn(DEFENCES, word));
if (unknown.length > 0) throw new Error(`neither a case nor a defence: ${unknown.join(' ')}`);

/** The cases to show for a defence: all that name it if it was asked for itself, otherwise those asked for. */
function casesOf(defence: string, naming: Naming | undefined): string[] {
  const ids = [...(naming?.ids ?? [])];
  return wanted.length === 0 || wanted.includes(defence) ? ids : ids.filter((id) => wanted.includes(id));
}

const folder = copyOfTheTree();
const red = new Set<string>();
const named = new Set<string>();
try {
  const cases = casesByDefence();
  for (const [defence, removals] of Object.entries(DEFENCES)) {
    const naming = cases.get(defence);
    const ids = casesOf(defence, naming);
    if (ids.length === 0) continue;
    const files = [...new Set(removals.map(({ file }) => file))];
    try {
      for (const removal of removals) without(folder, removal);
      const results = await runAttacks(folder, { ids, files: [...(naming?.files ?? [])] });
      const turned = ids.filter((id) => results.some((each) => each.id === id && !each.isPassed));
      for (const id of ids) named.add(id);
      for (const id of turned) red.add(id);
      for (const id of ids) keepResult({ defence, id, isRed: turned.includes(id), at: new Date().toISOString() });
      console.log(
        `${defence.padEnd(30)} named by ${ids.join(' ').padEnd(20)} red without it: ${turned.join(' ') || 'NONE'}`,
      );
    } catch (error) {
      console.log(`${defence.padEnd(30)} ${error instanceof Error ? error.message : 'failed'}`);
    }
    for (const file of files) cpSync(join(ROOT, file), join(folder, file));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const green = [...named].filter((id) => !red.has(id));
console.log(
  `\n${red.size} of ${named.size} cases shown red without a defence${green.length ? `; still green: ${green.join(' ')}` : ''}`,
);
process.exitCode = green.length > 0 ? 1 : 0;
