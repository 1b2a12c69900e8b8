import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeTranslationFile } from './translation-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = await makeTranslationFile(root);
await writeFile(new URL('translations.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
process.stdout.write(`${Object.keys(file.translations).length} translations written\n`);
