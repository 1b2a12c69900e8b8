import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEPLOY_FOLDER, readTables, readViews } from '../../mocks/bank/schema-files.ts';

interface Enumerations {
  vocabularies: Record<string, Record<string, string>>;
  columns: Record<string, string>;
}

const tables = readTables();
const views = readViews();
const enumerations: Enumerations = JSON.parse(readFileSync(join(DEPLOY_FOLDER, 'enumerations.json'), 'utf8'));
const HIDDEN = ['visibility,', 'inhibit_code', 'account_key', 'note_summary', 'summary,', 'root_cause'];

describe('the deployed schema', () => {
  it.each(tables.map((table) => [table.name, table] as const))(
    '%s names keys and clustering by its own columns',
    (_name, table) => {
      const names = table.fields.map((field) => field.name);
      expect(table.primaryKey.length).toBeGreaterThan(0);
      expect(names).toEqual(expect.arrayContaining([...table.sortedBy]));
      expect(new Set(names).size).toBe(names.length);
      for (const field of table.fields) expect(field.description, field.name).toMatch(/\S{2,}/u);
    },
  );

  it('keeps every vocabulary closed and on a column that is there', () => {
    const columns = new Set(tables.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`)));
    for (const [column, vocabulary] of Object.entries(enumerations.columns)) {
      expect(columns).toContain(column);
      expect(Object.keys(enumerations.vocabularies[vocabulary] ?? {}), vocabulary).not.toHaveLength(0);
    }
    expect(Object.keys(enumerations.vocabularies).sort()).toEqual(
      [...new Set(Object.values(enumerations.columns))].sort(),
    );
  });

  it('labels every masked column and every key of an identifier as sensitive', () => {
    const unlabelled = tables.flatMap(({ name, fields }) =>
      fields
        .filter((field) => /_masked$|^identifier_key$|^account_key$|registration_number/u.test(field.name))
        .filter((field) => !field.description?.startsWith('[sensitive]'))
        .map((field) => `${name}.${field.name}`),
    );
    expect(unlabelled).toEqual([]);
  });

  it('has one view per table, under the same name but for the two that withhold rows, and the scorecard', () => {
    const renamed: Record<string, string> = {
      inhibit_data: 'inhibits_frontline',
      access_audit: 'openings_without_call',
    };
    const expected = [...tables.map(({ name }) => renamed[name] ?? name), 'insight_scorecard'];
    expect(views.map(([name]) => name).sort()).toEqual(expected.sort());
  });

  it.each(views)('view %s asks one question, names its columns and knows no current day', (name, sql) => {
    expect(sql).toMatch(/^-- .+\?/u);
    expect(sql).not.toMatch(/CURRENT_|SELECT\s+\*/iu);
    const columns = sql.slice(sql.indexOf('SELECT'), sql.indexOf('FROM'));
    for (const hidden of HIDDEN) expect(columns, `${name} and ${hidden}`).not.toContain(` ${hidden}`);
  });
});
