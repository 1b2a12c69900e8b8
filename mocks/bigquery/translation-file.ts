import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { translate } from './translate/translate.ts';
import type { Translation } from './translate/translation.ts';
import { TRANSLATOR_VERSION } from './translate/version.ts';
import type { TranslationFile } from './translation-cache.ts';
import { translationKey } from './translation-cache.ts';

const FOLDERS = ['api-worker', 'deploy/bigquery/views'];

/** Translates every `.sql` of the product and of the views anew. */
export async function makeTranslationFile(root: string): Promise<TranslationFile> {
  const translations: Record<string, Translation & { source: string }> = {};
  for (const path of await sqlFiles(root)) {
    const sql = await readFile(path, 'utf8');
    const source = relative(root, path).replaceAll('\\', '/');
    try {
      translations[translationKey(sql)] = { source, ...(await translate(sql)) };
    } catch (error) {
      throw new Error(`${source}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return { version: TRANSLATOR_VERSION, translations };
}

async function sqlFiles(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of FOLDERS) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && entry.name.endsWith('.sql')) {
        paths.push(join(entry.parentPath, entry.name));
      }
    }
  }
  return paths.sort();
}
