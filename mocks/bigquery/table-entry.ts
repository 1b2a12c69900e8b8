import type { TableField } from './duckdb-type.ts';
import type { Translation } from './translate/translation.ts';

/** What a caller may set on a table, as in BigQuery's Table resource. */
export interface TableDefinition {
  readonly schema?: { readonly fields?: readonly TableField[] };
  readonly timePartitioning?: { readonly type?: string; readonly field?: string };
  readonly rangePartitioning?: unknown;
  readonly clustering?: { readonly fields?: readonly string[] };
  readonly requirePartitionFilter?: boolean;
  readonly tableConstraints?: unknown;
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A table or view the engine knows, and where DuckDB keeps it. */
export interface TableEntry {
  readonly dataset: string;
  readonly table: string;
  readonly kind: 'TABLE' | 'VIEW';
  readonly definition: TableDefinition;
  readonly createdMs: number;
  /** The quoted DuckDB name; it changes when a built table is first written to. */
  location: string;
  /** A view's GoogleSQL, its translation, and the dataset each dataset it names stands for. */
  readonly view?: {
    readonly sql: string;
    readonly translation: Translation;
    readonly datasets: Readonly<Record<string, string>>;
  };
}
