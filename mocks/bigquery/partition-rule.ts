import { invalidQuery } from './api-error.ts';
import type { Catalog } from './catalog.ts';
import type { TableEntry } from './table-entry.ts';
import type { TableReference } from './translate/emitter.ts';

/** A filter BigQuery asks for: the table that requires it, and the column to filter on at this level. */
interface RequiredFilter {
  readonly table: string;
  readonly field: string;
  /** Absent where a view does not hand the partition column through. */
  readonly column?: string;
}

/** Refuses a query that reads a partitioned table, also through views, without a filter on its partitions. */
export function checkPartitionFilter(catalog: Catalog, entry: TableEntry, reference: TableReference): void {
  for (const { table, field, column } of requiredFilters(catalog, entry)) {
    if (column === undefined || !hasColumn(reference.filteredColumns, column)) {
      throw invalidQuery(
        `Cannot query over table '${table}' without a filter over column(s) '${field}' that can be used for partition elimination`,
      );
    }
  }
}

function requiredFilters(catalog: Catalog, entry: TableEntry): readonly RequiredFilter[] {
  if (entry.view === undefined) {
    const field = entry.definition.timePartitioning?.field;
    const isRequired = entry.definition.requirePartitionFilter === true && field !== undefined;
    return isRequired ? [{ table: `${catalog.project}.${entry.dataset}.${entry.table}`, field, column: field }] : [];
  }
  const { tables, viewColumns } = entry.view.translation;
  return tables.flatMap((inner) =>
    requiredFilters(catalog, catalog.resolveInView(entry, inner))
      .filter((filter) => filter.column === undefined || !hasColumn(inner.filteredColumns, filter.column))
      .map(({ table, field, column }) => {
        const outer = column === undefined ? undefined : outerColumn(viewColumns, column);
        return outer === undefined ? { table, field } : { table, field, column: outer };
      }),
  );
}

function outerColumn(viewColumns: Readonly<Record<string, string>>, column: string): string | undefined {
  const named = Object.entries(viewColumns).find(([, inner]) => inner.toLowerCase() === column.toLowerCase());
  return named?.[0] ?? (Object.hasOwn(viewColumns, '*') ? column : undefined);
}

function hasColumn(columns: readonly string[], column: string): boolean {
  return columns.some((candidate) => candidate.toLowerCase() === column.toLowerCase());
}
