import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DEFENCES } from '../defences.ts';

const FOLDER = fileURLToPath(new URL('../', import.meta.url));

export interface Naming {
  ids: Set<string>;
  files: Set<string>;
}

/** Which cases name a defence, read from the cases themselves. */
export function casesByDefence(): Map<string, Naming> {
  const found = new Map<string, Naming>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts'))) {
    // The id stands before the defence, in the call itself or in the row of a table.
    let id = '';
    for (const [, word = ''] of readFileSync(`${FOLDER}${file}`, 'utf8').matchAll(/'([A-Za-z0-9-]+)'/gu)) {
      if (/^[ABCD]\d+$/u.test(word)) id = word;
      else if (id !== '' && Object.hasOwn(DEFENCES, word)) remember(found, word, id, file);
    }
  }
  return found;
}

function remember(found: Map<string, Naming>, defence: string, id: string, file: string): void {
  const naming = found.get(defence) ?? { ids: new Set(), files: new Set() };
  naming.ids.add(id);
  naming.files.add(`tests/attacks/${file}`);
  found.set(defence, naming);
}
