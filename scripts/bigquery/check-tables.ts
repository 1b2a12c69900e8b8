import type { Warehouse } from './account.ts';
import { compareColumns, compareTable } from './compare-table.ts';
import { readTables, readViews, tableResource } from './deployment.ts';
import { dryRun } from './dry-run.ts';
import { reasonOf } from './failure.ts';
import type { Findings } from './findings.ts';
import { found } from './findings.ts';
import type { Options } from './options.ts';

/** Every base table with its columns, partitioning and clustering. */
export async function checkTables(administrator: Warehouse, { base }: Options): Promise<Findings> {
  const each = [...readTables()].map(async ([table, expected]) => {
    const name = `${base}.${table}`;
    try {
      const actual = tableResource.parse(await administrator.call('GET', `/datasets/${base}/tables/${table}`));
      return sentence(compareTable(name, expected, actual));
    } catch (error) {
      return `${name}: table ${reasonOf(error)}`;
    }
  });
  return found(`base tables in ${base}`, await Promise.all(each));
}

/** Every authorised view: its text, and that its columns are those its text gives on the tables as they are now. */
export async function checkViews(administrator: Warehouse, options: Options): Promise<Findings> {
  const { api } = options;
  const each = [...readViews(options)].map(async ([view, sql]) => {
    const name = `${api}.${view}`;
    try {
      const actual = tableResource.parse(await administrator.call('GET', `/datasets/${api}/tables/${view}`));
      const { fields } = await dryRun(administrator, { sql: filtered(sql, options), location: options.location });
      return sentence([
        ...(same(actual.view?.query ?? '', sql) ? [] : [`${name}: its text is not that of views/${view}.sql`]),
        ...compareColumns(name, fields, actual.schema.fields),
      ]);
    } catch (error) {
      return `${name}: view ${reasonOf(error)}`;
    }
  });
  return found(`authorised views in ${api}`, await Promise.all(each));
}

/** A table that must be filtered by its partition must be so even for the columns of a view on it, by the view or here. */
function filtered(sql: string, { base }: Options): string {
  const needed = [...readTables()]
    .flatMap(([table, { requirePartitionFilter, timePartitioning }]) =>
      requirePartitionFilter && timePartitioning?.field && sql.includes(`.${base}.${table}\``)
        ? [timePartitioning.field]
        : [],
    )
    .filter((column) => !sql.includes(`.${column} >= DATE `));
  const conditions = needed.map((column) => `${column} >= DATE '2020-01-01'`);
  return [sql, ...conditions].join(/\bWHERE\b/u.test(sql) ? '\nAND ' : '\nWHERE ');
}

const sentence = (wrong: readonly string[]): string | undefined =>
  wrong.length === 0 ? undefined : wrong.join('\n    ');

const same = (left: string, right: string): boolean => words(left) === words(right);
const words = (sql: string): string => sql.replaceAll(/--.*$/gmu, '').replaceAll(/\s+/gu, ' ').trim();
