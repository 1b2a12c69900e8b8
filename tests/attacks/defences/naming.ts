import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DEFENCES } from '../defences.ts';

const TESTS = fileURLToPath(new URL('../../', import.meta.url));
/** A case lives beside what it needs: a stage, or a browser under an administrator's policy. */
const FOLDERS = ['attacks', 'policy'];

export interface Naming {
  ids: Set<string>;
  files: Set<string>;
}

/** Which cases name a defence, read from the cases themselves. */
export function casesByDefence(): Map<string, Naming> {
  const found = new Map<string, Naming>();
  for (const { path, text } of caseSources()) {
    // The id stands before the defence, in the call itself or in the row of a table.
    let id = '';
    for (const [, word = ''] of text.matchAll(/'([A-Za-z0-9-]+)'/gu)) {
      if (/^[ABCD]\d+$/u.test(word)) id = word;
      else if (id !== '' && Object.hasOwn(DEFENCES, word)) remember(found, word, id, path);
    }
  }
  return found;
}

/** The files cases are written in, by their path from the root. */
export function caseSources(folders: readonly string[] = FOLDERS): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(`${TESTS}${folder}`)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => ({ path: `tests/${folder}/${name}`, text: readFileSync(`${TESTS}${folder}/${name}`, 'utf8') })),
  );
}

function remember(found: Map<string, Naming>, defence: string, id: string, path: string): void {
  const naming = found.get(defence) ?? { ids: new Set(), files: new Set() };
  naming.ids.add(id);
  naming.files.add(path);
  found.set(defence, naming);
}
