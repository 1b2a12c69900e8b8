import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  cachedTranslator,
  EMPTY_TRANSLATIONS,
  readTranslationFile,
  translationKey,
} from '../../mocks/bigquery/translation-cache.ts';
import { makeTranslationFile } from '../../mocks/bigquery/translation-file.ts';
import { evaluate, startFixture } from './fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMITTED = fileURLToPath(new URL('../../mocks/bigquery/translations.json', import.meta.url));

describe('the committed translations', () => {
  it('are what the translator makes of the SQL today (else: npm run translations)', async () => {
    const committed: unknown = JSON.parse(await readFile(COMMITTED, 'utf8'));
    expect(await makeTranslationFile(ROOT)).toEqual(committed);
  });

  it('are only a cache: without them every text translates the same', async () => {
    const file = await readTranslationFile(COMMITTED);
    const live = cachedTranslator(EMPTY_TRANSLATIONS);
    const sql = await readFile(
      fileURLToPath(new URL('../../deploy/bigquery/views/customers.sql', import.meta.url)),
      'utf8',
    );
    const { source, ...committed } = file.translations[translationKey(sql)] ?? { source: undefined };
    expect(source).toBe('deploy/bigquery/views/customers.sql');
    expect(await live(sql)).toEqual(committed);
  });

  it('do not limit what is answered: an unseen query of the same constructs runs', async () => {
    const fixture = await startFixture({ translations: await readTranslationFile(COMMITTED) });
    const sql = `WITH latest AS (
        SELECT k.customer_id, k.value_num, k.as_of_date FROM bcs.customer_kpis AS k WHERE k.as_of_date <= '2026-12-31'
        QUALIFY ROW_NUMBER() OVER (PARTITION BY k.customer_id ORDER BY k.as_of_date DESC) = 1)
      SELECT c.customer_id, IF(l.value_num IS NULL, 'none', CAST(l.value_num AS STRING)) AS value,
        ARRAY(SELECT AS STRUCT t AS tag FROM UNNEST(c.tags) AS t ORDER BY t DESC) AS tags
      FROM bcs.customers AS c LEFT JOIN latest AS l ON l.customer_id = c.customer_id ORDER BY c.customer_id`;
    const { rows } = await evaluate(fixture, sql);
    await fixture.close();
    expect(rows).toEqual([
      { f: [{ v: 'C1' }, { v: '7' }, { v: [{ v: { f: [{ v: 'b' }] } }, { v: { f: [{ v: 'a' }] } }] }] },
      { f: [{ v: 'C2' }, { v: '9' }, { v: [] }] },
      { f: [{ v: 'C3' }, { v: 'none' }, { v: [] }] },
    ]);
  });
});
