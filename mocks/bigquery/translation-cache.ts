import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Translation } from './translate/translation.ts';
import { TRANSLATOR_VERSION } from './translate/version.ts';

/** Translations made beforehand, by key; `source` only tells the reader where the SQL stands. */
export interface TranslationFile {
  readonly version: number;
  readonly translations: Readonly<Record<string, Translation & { readonly source?: string }>>;
}

export const EMPTY_TRANSLATIONS: TranslationFile = { version: TRANSLATOR_VERSION, translations: {} };

const LIVE_LIMIT = 500;

/** The key of a query: the text alone, because parameters are only filled in afterwards. */
export function translationKey(sql: string): string {
  return createHash('sha256').update(`${TRANSLATOR_VERSION}\n${sql.trim()}`).digest('hex').slice(0, 32);
}

/** A file of another translator version holds no entries for this one. */
export async function readTranslationFile(path: string): Promise<TranslationFile> {
  const file = JSON.parse(await readFile(path, 'utf8')) as TranslationFile; // written by makeTranslationFile only
  return file.version === TRANSLATOR_VERSION ? file : EMPTY_TRANSLATIONS;
}

/** Translates by the file where it can; the parser is loaded at the first text the file does not know. */
export function cachedTranslator(file: TranslationFile): (sql: string) => Promise<Translation> {
  const live = new Map<string, Promise<Translation>>();
  return async (sql) => {
    const key = translationKey(sql);
    const known = Object.hasOwn(file.translations, key) ? file.translations[key] : undefined;
    if (known !== undefined) {
      return known;
    }
    const running = live.get(key) ?? translateLive(sql);
    live.set(key, running);
    if (live.size > LIVE_LIMIT) {
      live.delete(live.keys().next().value ?? key);
    }
    return await running;
  };
}

async function translateLive(sql: string): Promise<Translation> {
  const { translate } = await import('./translate/translate.ts');
  return translate(sql);
}
